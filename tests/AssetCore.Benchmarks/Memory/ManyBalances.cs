using System.Globalization;
using AssetCore.Benchmarks.Recovery;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;
using AssetCore.Recovery.Opening;
using AssetCore.Worlds;

namespace AssetCore.Benchmarks.Memory;

/// <summary>Containers with some balances each, of different quantities, committed a few thousand at a time.</summary>
/// <param name="containers">Balance containers.</param>
/// <param name="each">Balances in each: of one class, told apart by key.</param>
internal sealed class ManyBalances(int containers, int each)
{
    private const int OperationsPerCommit = 5_000;
    private static readonly ClassId s_gold = new("gold");
    private int _commits;

    public long Count { get; } = (long)containers * each;

    /// <summary>What all balances come to: balance n, from 1 on, is of n units.</summary>
    public Int128 Sum => (Int128)Count * (Count + 1) / 2;

    /// <summary>Makes the class and the containers.</summary>
    public async Task FoundAsync(RecoveredWorld opened)
    {
        opened.Engine.BeginBatch(0);
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, WorldDefaults.IdempotencyKeysMax, 0);
        opened.Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "benchmark" });
        await RecoveryWorld.LandAsync(opened);
        await CommitAsync(opened, [new RegisterClass(s_gold, "Gold", 0, null)]);
        await CommitAsync(opened, Enumerable.Range(0, containers).Select(Container));
    }

    /// <summary>Makes the balances.</summary>
    public Task AddAsync(RecoveredWorld opened) => CommitAsync(
        opened, Enumerable.Range(0, containers).SelectMany(_ => Enumerable.Range(0, each), Add));

    /// <summary>Reads each balance as a caller does, and adds them up.</summary>
    public Int128 SumOf(WorldState state)
    {
        var sum = Int128.Zero;
        for (var container = 0; container < containers; container++)
        {
            var query = new WorldQuery.Balances(Id(container), null, ReadLimits.PageMax);
            if (StateQueries.Execute(state, query).Answer is not BalancePage page)
                throw new InvalidOperationException($"{query.Id} was not read.");
            foreach (var balance in page.Balances) sum += balance.Scaled;
        }

        return sum;
    }

    private static ContainerId Id(int container) =>
        new(string.Create(CultureInfo.InvariantCulture, $"account-{container}"));

    private static CreateContainer Container(int container) =>
        new(Id(container), new ContainerKind.Balance(Scale.Whole), null, null, null);

    private AddFungible Add(int container, int key) => new(
        s_gold,
        each == 1 ? null : (uint)key,
        DecimalQuantity.FromInteger(((long)container * each) + key + 1),
        new Location.Balance(Id(container)));

    private async Task CommitAsync(RecoveredWorld opened, IEnumerable<Operation> operations)
    {
        foreach (var some in operations.Chunk(OperationsPerCommit))
        {
            opened.Engine.BeginBatch(0);
            var key = string.Create(CultureInfo.InvariantCulture, $"commit-{_commits++}");
            var request = new CommitRequest { Operations = [.. some], IdempotencyKey = key };
            var outcome = opened.Engine.Execute(PreparedCommit.Create(request));
            if (!outcome.IsCommitted)
                throw new InvalidOperationException($"A commit was refused: {outcome.Rejection}");
            await RecoveryWorld.LandAsync(opened);
        }
    }
}
