using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Client;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Cli.Bench;

/// <summary>
/// The accounts that one run moves quantities between: a class and containers of its own, so that runs share a world.
/// </summary>
/// <param name="client">The world.</param>
/// <param name="run">A name that no other run has.</param>
/// <param name="accounts">How many accounts.</param>
internal sealed class BenchWorld(IWorldClient client, string run, int accounts)
{
    /// <summary>Containers that one commit makes, each with its funds: far below the limit of operations.</summary>
    private const int AccountsPerCommit = 1_000;

    private static readonly DecimalQuantity s_one = DecimalQuantity.FromInteger(1);

    private readonly ClassId _class = new($"bench-{run}");

    /// <summary>Makes the class and the accounts with their funds.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        await CommitAsync([new RegisterClass(_class, "Benchmark", 0, null)], cancellationToken);
        foreach (var chunk in Enumerable.Range(0, accounts).Chunk(AccountsPerCommit))
        {
            await CommitAsync([.. chunk.SelectMany(Open)], cancellationToken);
        }
    }

    /// <summary>A commit of transfers between accounts chosen by chance.</summary>
    public CommitRequest Transfers(Random chance, int operations)
    {
#pragma warning disable CA5394 // Which accounts are chosen is load, not a secret; seeds make runs alike.
        var transfers = ImmutableArray.CreateBuilder<Operation>(operations);
        for (var i = 0; i < operations; i++)
        {
            var from = chance.Next(accounts);
            var to = (from + 1 + chance.Next(accounts - 1)) % accounts;
            transfers.Add(new TransferFungible(Account(from), Account(to), _class, null, s_one));
        }

#pragma warning restore CA5394
        return new CommitRequest { Operations = transfers.MoveToImmutable() };
    }

    /// <summary>The sum over all accounts, read back.</summary>
    public async Task<Int128> SumAsync(CancellationToken cancellationToken)
    {
        Int128 sum = 0;
        for (var i = 0; i < accounts; i++)
        {
            var page = (await client.ListBalancesAsync(Account(i), cancellation: cancellationToken)).OrThrow();
            foreach (var balance in page.Balances) sum += balance.Scaled;
        }

        return sum;
    }

    /// <summary>What the accounts hold together, whatever was moved between them.</summary>
    public Int128 Funds => (Int128)accounts * BenchPlan.FundsEach;

    /// <summary>Removes the accounts. The class stays, for classes are never removed.</summary>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        foreach (var chunk in Enumerable.Range(0, accounts).Chunk(AccountsPerCommit))
        {
            await CommitAsync(
                [.. chunk.Select(account => new RemoveContainer(Account(account), Drain: true))], cancellationToken);
        }
    }

    private IEnumerable<Operation> Open(int account)
    {
        yield return new CreateContainer(Account(account), new ContainerKind.Balance(Scale.Whole), null, null, null);
        yield return new AddFungible(
            _class, null, DecimalQuantity.FromInteger(BenchPlan.FundsEach), new Location.Balance(Account(account)));
    }

    private ContainerId Account(int index) => new(string.Create(CultureInfo.InvariantCulture, $"bench-{run}-{index}"));

    private Task<CommitReceipt> CommitAsync(
        ImmutableArray<Operation> operations, CancellationToken cancellationToken) =>
        client.CommitOrThrowAsync(new CommitRequest { Operations = operations }, cancellationToken);
}
