using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Peers;

/// <summary>Many transfers a call to AssetCore: as one commit, or as many commits.</summary>
/// <param name="grains">The silo's own factory.</param>
/// <param name="world">The world of <paramref name="single"/>.</param>
/// <param name="single">The pipeline that made the accounts and checks them.</param>
internal sealed class AssetCoreBulk(IGrainFactory grains, long world, AssetCorePipeline single) : IBulkPeer
{
    private const int Transfers = CommitLimits.BulkCommitsMax;

    // Each waits for as long as a query may.
    private const int CatchUpAttemptsMax = 60;
    private static readonly BulkWay s_oneCommit = new("one commit a call", Transfers, 1, [1, 2, 4]);
    private static readonly BulkWay s_oneOperation = new("one operation a call", Transfers, 1, [1, 2, 4]);
    private static readonly BulkWay s_manyCommits = new("a commit each", Transfers, Transfers, [1, 2, 4]);
    private static readonly ClassId s_gold = new("gold");
    private static readonly DecimalQuantity s_amount = DecimalQuantity.FromInteger(1);
    private static readonly ContainerId[] s_accounts = [.. Enumerable.Range(0, TransferSource.Accounts).Select(
        account => new ContainerId($"account-{account}"))];
    private readonly ICommitGatewayGrain _gateway = grains.GetGrain<ICommitGatewayGrain>(world);
    private readonly IProjectionGrain _projection = grains.GetGrain<IProjectionGrain>(world);
    private TransferSource _source = new(0);
    private long _last;

    public string Name => single.Name;

    public IReadOnlyList<BulkWay> BulkWays => [s_oneOperation, s_oneCommit, s_manyCommits];

    /// <summary>The accounts are there already.</summary>
    public Task PrepareAsync(int callers)
    {
        _source = new TransferSource(callers);
        return Task.CompletedTask;
    }

    public Task CommitAsync(int caller) => BulkAsync(caller, s_oneCommit);

    public async Task CheckAsync(long acknowledged)
    {
        await CatchUpAsync();
        await single.CheckAsync(acknowledged);
    }

    public async Task BulkAsync(int caller, BulkWay way)
    {
        var commits =
            way == s_oneOperation ? OneOperation(caller) : way == s_oneCommit ? OneCommit(caller) : ManyCommits(caller);
        var replies = await _gateway.CommitAsync(new CommitCalls(ImmutableCollectionsMarshal.AsImmutableArray(commits)));
        foreach (var outcome in replies.Outcomes)
        {
            if (outcome.Receipt is not { } receipt)
                throw new InvalidOperationException($"A transfer of a bulk call was refused: {outcome.Rejection}");
            Remember(receipt.WorldSeqEnd.Value);
        }
    }

    private static TransferFungible Operation(Transfer transfer) =>
        new(s_accounts[transfer.From], s_accounts[transfer.To], s_gold, null, s_amount);

    // Keys apart from those of the single transfers, which come from the same world.
    private static PreparedCommit Prepare(string key, ImmutableArray<Operation> operations) =>
        PreparedCommit.Create(new CommitRequest { Operations = operations, IdempotencyKey = $"bulk-{key}" });

    // A million transfers a second are more than a replica on the same two cores follows: until it shows the last one,
    // balances read one after another are not of one state.
    private async Task CatchUpAsync()
    {
        var query = new QueryCall(new WorldQuery.Container(s_accounts[0]), new WorldSeq(Volatile.Read(ref _last)));
        for (var attempt = 1; ; attempt++)
        {
            var reply = await _projection.QueryAsync(query);
            if (reply.Outcome.Answer is not null) return;
            if (attempt == CatchUpAttemptsMax)
                throw new InvalidOperationException($"The replica did not catch up: {reply.Outcome.Rejection}");
        }
    }

    private void Remember(long seq)
    {
        var last = Volatile.Read(ref _last);
        while (seq > last)
        {
            var found = Interlocked.CompareExchange(ref _last, seq, last);
            if (found == last) return;
            last = found;
        }
    }

    private PreparedCommit[] OneOperation(int caller)
    {
        var transfers = new AssetCore.Operations.Transfer[Transfers];
        for (var i = 0; i < transfers.Length; i++)
        {
            var next = _source.NextWithoutKey(caller);
            transfers[i] = new AssetCore.Operations.Transfer(
                s_accounts[next.From], s_accounts[next.To], s_gold, null, s_amount);
        }

        return [Prepare(_source.NextKey(caller), [new TransferMany([.. transfers])])];
    }

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
