using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Replicas;
using AssetCore.Ids;
using AssetCore.Reads;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Orleans.Streams;
using Orleans.Streams.Core;

namespace AssetCore.Grains.Projections;

/// <summary>
/// Answers queries of one world from the replica of its silo, and hands what the stream announces to that replica. One
/// per silo and world; of all of them in the cluster, the stream reaches one.
/// </summary>
[StatelessWorker(1, false), Reentrant, ImplicitStreamSubscription(CommitStream.Name), GrainType("assetcore.projection")]
internal sealed partial class ProjectionGrain
    : IGrainBase, IProjectionGrain, IStreamSubscriptionObserver, IAsyncObserver<CommitHint>
{
    private readonly ReplicaHost _replicas;
    private readonly ILogger<ProjectionGrain> _logger;
    private readonly WorldId _world;

    public ProjectionGrain(IGrainContext context, ReplicaHost replicas, ILogger<ProjectionGrain> logger)
    {
        GrainContext = context;
        _replicas = replicas;
        _logger = logger;
        _world = new WorldId(this.GetPrimaryKeyLong());
    }

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <inheritdoc />
    public Task<QueryReply> QueryAsync(QueryCall query)
    {
        try
        {
            // In the grain's own turn: to hand a point query to another thread and take its answer back keeps the turn
            // busy for longer than answering it does, so that fewer of them, not more, would be answered on all cores.
            return _replicas.TryQuery(_world, query) is { } outcome
                ? Task.FromResult(new QueryReply(outcome))
                : QueryOnPoolAsync(query);
        }
        catch (Exception fault)
        {
            return Task.FromResult(Fail(query, fault));
        }
    }

    /// <inheritdoc />
    // A null token asks for no history: the log has it.
    public Task OnSubscribed(IStreamSubscriptionHandleFactory handleFactory) =>
        handleFactory.Create<CommitHint>().ResumeAsync(this, null);

    /// <inheritdoc />
    public Task OnNextAsync(CommitHint item, StreamSequenceToken? token = null)
    {
        // At once: whatever waits here holds up every world on the same queue.
        _replicas.Announce(item);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task OnErrorAsync(Exception ex)
    {
        LogStreamFault(ex, _world.Value);
        return Task.CompletedTask;
    }

    private async Task<QueryReply> QueryOnPoolAsync(QueryCall query)
    {
        try
        {
            // Off the grain's scheduler, where pages and histories of one world would run one after another, and hold
            // up the points: the question is immutable and the replica is made for readers on all cores.
            var outcome = await Task.Run(() => _replicas.QueryAsync(_world, query));
            return new QueryReply(outcome);
        }
        catch (Exception fault)
        {
            return Fail(query, fault);
        }
    }

    // The edge of the silo: the caller hears that it was not its fault, the log tells the rest.
    private QueryReply Fail(QueryCall query, Exception fault)
    {
        LogFailed(fault, query.Query.GetType().Name, _world.Value);
        return new QueryReply(QueryOutcome.Refused(Refusals.Internal(_world)));
    }

    [LoggerMessage(1301, LogLevel.Error, "The query {Query} to world {World} failed.")]
    private partial void LogFailed(Exception fault, string query, long world);

    [LoggerMessage(1302, LogLevel.Warning, "The stream of world {World} reported a fault; readers follow the log.")]
    private partial void LogStreamFault(Exception fault, long world);
}
