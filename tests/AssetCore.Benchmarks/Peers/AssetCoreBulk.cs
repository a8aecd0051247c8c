using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Benchmarks.Peers;

/// <summary>Many transfers a call to AssetCore: as one commit, or as many commits.</summary>
/// <param name="grains">The silo's own factory.</param>
/// <param name="world">The world of <paramref name="single"/>.</param>
/// <param name="single">The pipeline that made the accounts and checks them.</param>
internal sealed class AssetCoreBulk(IGrainFactory grains, long world, AssetCorePipeline single) : IBulkPeer
{
    private const int Transfers = CommitLimits.BulkCommitsMax;
    private static readonly BulkWay s_oneCommit = new("one commit a call", Transfers, 1, [1, 2, 4]);
    private static readonly BulkWay s_manyCommits = new("a commit each", Transfers, Transfers, [1, 2, 4]);
    private static readonly ClassId s_gold = new("gold");
    private static readonly DecimalQuantity s_amount = DecimalQuantity.FromInteger(1);
    private static readonly ContainerId[] s_accounts = [.. Enumerable.Range(0, TransferSource.Accounts).Select(
        account => new ContainerId($"account-{account}"))];
    private readonly ICommitGatewayGrain _gateway = grains.GetGrain<ICommitGatewayGrain>(world);
    private TransferSource _source = new(0);

    public string Name => single.Name;

    public IReadOnlyList<BulkWay> BulkWays => [s_oneCommit, s_manyCommits];

    /// <summary>The accounts are there already.</summary>
    public Task PrepareAsync(int callers)
    {
        _source = new TransferSource(callers);
        return Task.CompletedTask;
    }

    public Task CommitAsync(int caller) => BulkAsync(caller, s_oneCommit);

    public Task CheckAsync(long acknowledged) => single.CheckAsync(acknowledged);

    public async Task BulkAsync(int caller, BulkWay way)
    {
        var commits = way == s_oneCommit ? OneCommit(caller) : ManyCommits(caller);
        var replies = await _gateway.CommitAsync(new CommitCalls(ImmutableCollectionsMarshal.AsImmutableArray(commits)));
        foreach (var outcome in replies.Outcomes)
        {
            if (!outcome.IsCommitted)
                throw new InvalidOperationException($"A transfer of a bulk call was refused: {outcome.Rejection}");
        }
    }

    private static TransferFungible Operation(Transfer transfer) =>
        new(s_accounts[transfer.From], s_accounts[transfer.To], s_gold, null, s_amount);

    // Keys apart from those of the single transfers, which come from the same world.
    private static PreparedCommit Prepare(string key, ImmutableArray<Operation> operations) =>
        PreparedCommit.Create(new CommitRequest { Operations = operations, IdempotencyKey = $"bulk-{key}" });

    private PreparedCommit[] OneCommit(int caller)
    {
        var operations = new Operation[Transfers];
        for (var i = 0; i < operations.Length; i++) operations[i] = Operation(_source.NextWithoutKey(caller));
        return [Prepare(_source.NextKey(caller), ImmutableCollectionsMarshal.AsImmutableArray(operations))];
    }

    private PreparedCommit[] ManyCommits(int caller)
    {
        var commits = new PreparedCommit[Transfers];
        for (var i = 0; i < commits.Length; i++)
        {
            var transfer = _source.Next(caller);
            commits[i] = Prepare(transfer.Key, [Operation(transfer)]);
        }

        return commits;
    }
}
