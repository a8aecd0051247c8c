using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client.Cluster;

/// <summary>
/// One world over an Orleans cluster client, or from within a silo. Requests are encoded and hashed on the caller's
/// thread, so that the world's single writer only judges. Safe to use from any number of threads.
/// </summary>
internal sealed class ClusterWorldClient : WorldClientBase
{
    private readonly ICommitGatewayGrain _gateway;
    private readonly IProjectionGrain _projection;
    private readonly CommitDoor _door;

    public ClusterWorldClient(IGrainFactory grains, WorldId world, WorldClientOptions options)
        : base(world, options)
    {
        _gateway = grains.GetGrain<ICommitGatewayGrain>(world.Value);
        _projection = grains.GetGrain<IProjectionGrain>(world.Value);
        _door = new CommitDoor(_gateway);
    }

    /// <inheritdoc />
    protected override Task<ImmutableArray<CommitOutcome>> SendCommitsAsync(
        ImmutableArray<CommitRequest> commits, CancellationToken cancellation) =>
        commits is [var single]
            ? _door.CommitAsync(PreparedCommit.Create(single), cancellation)
            : SendBulkAsync(commits, cancellation);

    /// <inheritdoc />
    protected override async Task<CommitOutcome> SendReverseAsync(
        ReverseRequest request, CancellationToken cancellation)
    {
        var call = _gateway.ReverseAsync(new ReverseCall(request));
        return (await LostAnswers.CatchAsync(call, cancellation).ConfigureAwait(false)).Outcomes[0];
    }

    /// <inheritdoc />
    protected override async Task<PreflightOutcome> SendPreflightAsync(
        CommitRequest request, CancellationToken cancellation)
    {
        if (CommitRequestValidator.Validate(request) is { } fault) return new PreflightOutcome(null, null, fault);

        // A preflight is not remembered, but its commit is judged with a key: one that nobody else has.
        var keyed = request.IdempotencyKey is null
            ? request with { IdempotencyKey = Guid.NewGuid().ToString() }
            : request;
        var call = new CommitCalls([PreparedCommit.Create(keyed)]);
        var reply = await LostAnswers.CatchAsync(_gateway.PreflightAsync(call), cancellation).ConfigureAwait(false);
        return reply.Outcome;
    }

    /// <inheritdoc />
    protected override async Task<QueryOutcome> SendQueryAsync(
        WorldQuery query, WorldSeq? minWorldSeq, WorldSeq? asOf, CancellationToken cancellation)
    {
        var call = new QueryCall(query, minWorldSeq, AsOf: asOf);
        var reply = await LostAnswers.CatchAsync(_projection.QueryAsync(call), cancellation).ConfigureAwait(false);
        return reply.Outcome;
    }

    /// <inheritdoc />
    protected override async IAsyncEnumerable<CommittedCommit> OpenStream(
        WorldSeq from, Action onSign, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            // Answered when there is a commit, and without one after some seconds.
            var outcome = await QueryAsync(new WorldQuery.Follow(from, ReadLimits.HistoryMax), cancellation)
                .ConfigureAwait(false);
            if (outcome.Rejection is { } refusal) throw new ReadRefusedException(refusal);
            onSign();
            foreach (var commit in ((FollowPage)outcome.Answer!).Commits)
            {
                yield return commit;
                from = commit.Item.WorldSeqEnd.Next;
            }
        }
    }

    private async Task<ImmutableArray<CommitOutcome>> SendBulkAsync(
        ImmutableArray<CommitRequest> commits, CancellationToken cancellation)
    {
        var calls = new CommitCalls(ImmutableArray.CreateRange(commits, PreparedCommit.Create));
        var replies = await LostAnswers.CatchAsync(_gateway.CommitAsync(calls), cancellation).ConfigureAwait(false);
        return replies.Outcomes;
    }
}
