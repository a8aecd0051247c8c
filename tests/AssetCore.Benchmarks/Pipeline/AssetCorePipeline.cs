using System.Globalization;
using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>
/// The real thing: one-transfer commits of one world between random accounts, each with its own idempotency key.
/// </summary>
/// <param name="grains">The silo's own factory.</param>
/// <param name="number">A world that exists.</param>
/// <param name="throughClient">
/// True to commit through the client library, with its keys, timeouts and retries; false to call the gateway.
/// </param>
internal sealed class AssetCorePipeline(IGrainFactory grains, long number, bool throughClient) : IPipeline
{
    private const int Accounts = 10_000;
    private const int OperationsPerCommit = 5_000;
    private const int ReadAttemptsMax = 20;

    private static readonly ClassId s_gold = new("gold");
    private static readonly ContainerId[] s_accounts = [.. Enumerable.Range(0, Accounts).Select(
        account => new ContainerId($"account-{account}"))];
    private readonly IWorldClient _world = grains.GetWorld(number);
    private readonly ICommitGatewayGrain _gateway = grains.GetGrain<ICommitGatewayGrain>(number);
    private CallerState[] _callers = [];

    /// <summary>Told of every receipt, if anybody wants to know.</summary>
    public Action<CommitReceipt>? Acknowledged { get; init; }

    public string Name => throughClient ? "AssetCore, client library" : "AssetCore";

    /// <summary>Gets ready for so many callers, if somebody else makes the accounts.</summary>
    public void Expect(int callers) =>
        _callers = [.. Enumerable.Range(0, callers).Select(static seed => new CallerState(seed))];

    public async Task PrepareAsync(int callers)
    {
        Expect(callers);
        List<Operation> setup = [new RegisterClass(s_gold, "Gold", 0, null)];
        foreach (var account in s_accounts)
        {
            setup.Add(new CreateContainer(account, new ContainerKind.Balance(Scale.Whole), null, null, null));
            setup.Add(new AddFungible(
                s_gold, null, DecimalQuantity.FromInteger(1_000_000_000), new Location.Balance(account)));
        }

        var number = 0;
        foreach (var chunk in setup.Chunk(OperationsPerCommit))
        {
            var outcome = await _world.CommitAsync(
                new CommitRequest { Operations = [.. chunk], IdempotencyKey = $"setup-{number++}" },
                CancellationToken.None);
            if (!outcome.IsCommitted)
                throw new InvalidOperationException($"The accounts were not made: {outcome.Rejection}");
        }
    }

    public async Task CommitAsync(int caller)
    {
        var from = _callers[caller].Next(Accounts);
        var to = (from + 1 + _callers[caller].Next(Accounts - 1)) % Accounts;
        var request = new CommitRequest
        {
            Operations = [new TransferFungible(
                s_accounts[from], s_accounts[to], s_gold, null, DecimalQuantity.FromInteger(1))],
            IdempotencyKey = throughClient ? null : KeyOf(caller),
        };
        var outcome = throughClient
            ? await _world.CommitAsync(request, CancellationToken.None)
            : (await _gateway.CommitAsync(new CommitCalls([PreparedCommit.Create(request)]))).Outcomes[0];
        if (outcome.Receipt is not { } receipt)
            throw new InvalidOperationException($"A transfer was refused: {outcome.Rejection}");
        Acknowledged?.Invoke(receipt);
    }

    public async Task CheckAsync(long acknowledged)
    {
        long sum = 0;
        foreach (var account in s_accounts) sum += await BalanceAsync(account);
        if (sum != Accounts * 1_000_000_000L)
        {
            throw new InvalidOperationException(
                $"{sum} gold after {acknowledged} transfers; {Accounts * 1_000_000_000L} before.");
        }
    }

    // The first read builds the replica from a log of millions of commits, which takes longer than a query waits.
    private async Task<long> BalanceAsync(ContainerId account)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await _world.QueryAsync(
                new WorldQuery.Balances(account, null, ReadLimits.PageDefault), CancellationToken.None);
            if (outcome.Answer is BalancePage page) return page.Balances.Sum(balance => balance.Scaled);
            if (attempt == ReadAttemptsMax)
                throw new InvalidOperationException($"{account} was not read: {outcome.Rejection}");
        }
    }

    // The caller's own keys, as an application that numbers its requests has them.
    private string KeyOf(int caller) =>
        string.Create(CultureInfo.InvariantCulture, $"caller-{caller}-{++_callers[caller].Sent}");
}
