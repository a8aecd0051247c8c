using System.Collections.Concurrent;
using AssetCore.Engine.Queries;
using AssetCore.Errors;
using AssetCore.Format.Frames;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Replicas.Past;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Reads;
using Microsoft.Extensions.Logging;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// The replicas of one silo: built by the first query of a world, kept up by announcements and by the log, dropped when
/// nobody has asked for a while. Any thread; queries take no lock.
/// </summary>
internal sealed partial class ReplicaHost(ReplicaServices services)
    : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    /// <summary>
    /// How long a replica that ended by a fault is remembered, so that its world is not read again at every query.
    /// </summary>
    private static readonly TimeSpan s_faultAge = TimeSpan.FromSeconds(5);

    /// <summary>A replica asked for less than this ago is not dropped to make room for another.</summary>
    private static readonly TimeSpan s_inUse = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<WorldId, Lazy<Replica>> _replicas = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly PastStates _past = new(services);
    private ITimer? _sweeper;

    /// <summary>Replicas on this silo.</summary>
    public int Count => _replicas.Count;

    /// <summary>
    /// Answers a query on the spot if nothing has to be waited for, nothing is read but the replica's state, and of
    /// that no more than <see cref="PointQueries.RowsMax"/> rows: some microseconds on the caller's thread.
    /// </summary>
    /// <returns>The outcome; null for every other query, which <see cref="QueryAsync"/> answers.</returns>
    public QueryOutcome? TryQuery(WorldId world, QueryCall call) => Find(world)?.TryExecute(call);

    /// <summary>Answers a query from the silo's replica of the world. Never throws for a refusal.</summary>
    public async Task<QueryOutcome> QueryAsync(WorldId world, QueryCall call)
    {
        if (!world.IsUserWorld) return QueryOutcome.Refused(Refusals.NamespaceNotFound(world));
        if (FindOrAdd(world) is not { } replica) return QueryOutcome.Refused(Refusals.TooManyReplicas(Count));
        try
        {
            var began = services.Time.GetTimestamp();
            if (await PrepareAsync(replica, call.Query, began) is { } refusal) return Refuse(world, replica, refusal);
            var late = await WaitForMinimumAsync(replica, call.MinWorldSeq, began);

            // A world that is not there for the caller has no sequence either.
            if ((replica.JudgeVisibility(call.SeesDisabled) ?? late) is { } hidden)
                return Refuse(world, replica, hidden);
            var answer = call.AsOf is { } asOf
                ? AnswerFromPastAsync(replica, call.Query, asOf, began)
                : AnswerAsync(replica, call, began);

            // What histories hold sealed is opened last, so that nothing that is kept of them holds it open.
            return await services.Opener.OpenAsync(await answer);
        }
        catch (Exception fault) when (fault is LogCorruptException or StorageUnavailableException)
        {
            return QueryOutcome.Refused(fault is LogCorruptException
                ? Refusals.LogCorrupt(fault.Message)
                : Refusals.StorageUnavailable(fault.Message));
        }
        catch (WorldPurgedException fault)
        {
            // The replica is there, so it is the history before a fork that has gone.
            return QueryOutcome.Refused(Refusals.HistoryGone(fault.World, fault.Message));
        }
    }

    /// <summary>Takes a batch that a writer on this silo has just made durable, or has read. Returns at once.</summary>
    public void Announce(BatchFrame frame)
    {
        if (Find(frame.Header.World) is not { } replica) return;
        services.Frames.Put(frame);
        replica.Hear(frame.Header.LastWorldSeq, frame.Header.Batch);
    }

    /// <summary>
    /// Takes an announcement of the stream. Returns at once; one that does not check out costs only a look at the log.
    /// </summary>
    public void Announce(CommitHint hint)
    {
        if (Find(hint.World) is not { } replica) return;
        if (!hint.Frame.IsEmpty)
        {
            if (Decode(hint) is { } frame) services.Frames.Put(frame);
            else LogBadHint(services.Logger, hint.World.Value, hint.Batch.Value);
        }

        replica.Hear(hint.LastWorldSeq, hint.Batch);
    }

    /// <inheritdoc />
    public void Participate(ISiloLifecycle lifecycle)
    {
        // Stops after all grains are gone: until then somebody may ask.
        lifecycle.Subscribe(
            nameof(ReplicaHost),
            ServiceLifecycleStage.ApplicationServices,
            StartAsync,
            _ => DisposeAsync().AsTask());

        // Before any grain goes: a grain does not go while somebody waits in it for news.
        lifecycle.Subscribe(
            nameof(ReplicaHost),
            ServiceLifecycleStage.Last,
            static _ => Task.CompletedTask,
            _ => _stopping.CancelAsync());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_sweeper is not null) await _sweeper.DisposeAsync();
        foreach (var world in _replicas.Keys) await DropAsync(world);
        await _past.DisposeAsync();
        _stopping.Dispose();
    }

    private Task StartAsync(CancellationToken cancellationToken)
    {
        var period = services.Options.ReplicaIdleAge / 4;
        _sweeper = services.Time.CreateTimer(static host => ((ReplicaHost)host!).Sweep(), this, period, period);
        return Task.CompletedTask;
    }

    private async Task<Rejection?> PrepareAsync(Replica replica, WorldQuery query, long began)
    {
        var wasDormant = replica.Use.Ask();
        if (await replica.WaitUntilReadyAsync(services.Options.QueryWait) is { } notReady) return notReady;

        // A dormant replica knows only how things stood; who asks how fresh it is wants to hear it from the log.
        return wasDormant || query is WorldQuery.FreshnessOnly
            ? await replica.Asks.LookAsync(LeftOf(services.Options.QueryWait, began))
            : null;
    }

    private async Task<Rejection?> WaitForMinimumAsync(Replica replica, WorldSeq? minimum, long began)
    {
        if (minimum is not { } wanted) return null;
        return await replica.Asks.WaitForAsync(wanted, LeftOf(services.Options.QueryWait, began))
            ? null
            : replica.Fault ?? Refusals.NotYetVisible(wanted, replica.Head.Applied);
    }

    // What the log holds comes with one look at it. What it does not hold is the future, which is not waited for.
    private async Task<Rejection?> ReachAsync(Replica replica, WorldSeq asOf, long began)
    {
        if (replica.Head.Applied >= asOf) return null;
        if (await replica.Asks.LookAsync(LeftOf(services.Options.QueryWait, began)) is { } unread) return unread;
        var head = replica.Head.Applied;
        return head >= asOf ? null : Refusals.BeyondHead(replica.World, "as_of_world_seq", asOf, head);
    }

    private Task<QueryOutcome> AnswerAsync(Replica replica, QueryCall call, long began) => call.Query switch
    {
        WorldQuery.Commits commits => ReadHistoryAsync(replica, replica.Bound(commits.InContainer), commits),
        WorldQuery.Commit commit => ReadHistoryAsync(replica, replica.Bound(null), commit),
        WorldQuery.Follow follow => FollowAsync(replica, follow, call.SeesDisabled, began),
        _ => Task.FromResult(replica.Execute(call.Query)),
    };

    private async Task<QueryOutcome> AnswerFromPastAsync(Replica replica, WorldQuery query, WorldSeq asOf, long began)
    {
        if (asOf < WorldSeq.None.Next) return QueryOutcome.Refused(Refusals.BadPast(asOf));
        if (query is WorldQuery.Follow) return QueryOutcome.Refused(Refusals.NoPastToFollow());
        if (await ReachAsync(replica, asOf, began) is { } ahead) return QueryOutcome.Refused(ahead);
        if (replica.ExecuteAt(query, asOf) is { } present) return present;
        var (state, refusal) = await _past.GetAsync(replica.World, asOf, LeftOf(services.Options.QueryWait, began));
        if (state is null) return QueryOutcome.Refused(refusal!);
        switch (query)
        {
            case WorldQuery.Commits commits:
                return await ReadHistoryAsync(
                    replica, HistoryBound.Of(state, isPast: true, commits.InContainer), commits);
            case WorldQuery.Commit commit:
                return await ReadHistoryAsync(replica, HistoryBound.Of(state, isPast: true, null), commit);
            default:
                return replica.Execute(query, state);
        }
    }

    private Task<QueryOutcome> ReadHistoryAsync(
        Replica replica, (HistoryBound Bound, Rejection? Refusal) look, WorldQuery.Commits query) =>
        look.Refusal is { } refusal
            ? Task.FromResult(QueryOutcome.Refused(refusal))
            : HistoryReader.ReadAsync(replica, services.Frames, look.Bound, query, CancellationToken.None);

    private Task<QueryOutcome> ReadHistoryAsync(
        Replica replica, (HistoryBound Bound, Rejection? Refusal) look, WorldQuery.Commit query) =>
        HistoryReader.ReadAsync(replica, services.Frames, look.Bound, query, CancellationToken.None);

    private async Task<QueryOutcome> FollowAsync(
        Replica replica, WorldQuery.Follow query, bool seesDisabled, long began)
    {
        var wait = LeftOf(services.Options.FollowWait, began);
        var outcome = await FollowReader.ReadAsync(replica, services.Frames, query, wait, _stopping.Token);

        // The world may have gone while the follower waited.
        return replica.JudgeVisibility(seesDisabled) is { } hidden ? QueryOutcome.Refused(hidden) : outcome;
    }

    private TimeSpan LeftOf(TimeSpan wait, long began) => wait - services.Time.GetElapsedTime(began);

    private QueryOutcome Refuse(WorldId world, Replica replica, Rejection refusal)
    {
        // A number that somebody tried must leave nothing behind, and may become a world any moment.
        if (replica.Fault is { Code: Errors.ErrorCode.NamespaceNotFound or Errors.ErrorCode.StorageUnavailable })
            Forget(world, replica);
        return QueryOutcome.Refused(refusal);
    }

    private Replica? Find(WorldId world) => _replicas.TryGetValue(world, out var found) ? found.Value : null;

    private Replica? FindOrAdd(WorldId world)
    {
        if (Find(world) is { } found)
        {
            if (found.Fault is null || found.FaultAge < s_faultAge) return found;
            Forget(world, found);
        }

        if (Count >= services.Options.ReplicasMax && !MakeRoom()) return null;
        return _replicas.GetOrAdd(
            world, static (key, all) => new Lazy<Replica>(() => new Replica(key, all)), services).Value;
    }

    private bool MakeRoom()
    {
        var oldest = _replicas.MaxBy(static entry => entry.Value.Value.Use.SinceAsked);
        if (oldest.Value is null || oldest.Value.Value.Use.SinceAsked < s_inUse) return false;
        Forget(oldest.Key, oldest.Value.Value);
        return true;
    }

    private void Sweep()
    {
        _past.Sweep();
        foreach (var (world, replica) in _replicas)
        {
            if (replica.Value.Use.SinceAsked > services.Options.ReplicaIdleAge) Forget(world, replica.Value);
        }
    }

    private void Forget(WorldId world, Replica replica)
    {
        if (_replicas.TryGetValue(world, out var entry) && ReferenceEquals(entry.Value, replica)
            && _replicas.TryRemove(KeyValuePair.Create(world, entry)))
        {
            // Its loop ends by itself; nobody has to wait for it.
            _ = replica.DisposeAsync().AsTask();
        }
    }

    private async Task DropAsync(WorldId world)
    {
        if (_replicas.TryRemove(world, out var entry)) await entry.Value.DisposeAsync();
    }

    private static BatchFrame? Decode(CommitHint hint)
    {
        if (FrameReader.Read(hint.Frame.Span, out var header) != FrameStatus.Whole) return null;
        if (header.World != hint.World || header.Batch != hint.Batch || FrameHash.Of(hint.Frame.Span) != hint.Hash)
            return null;
        return new BatchFrame(header, hint.Frame);
    }

    [LoggerMessage(1220, LogLevel.Warning,
        "The frame announced for world {World}, batch {Batch} does not check out and is ignored.")]
    private static partial void LogBadHint(ILogger logger, long world, long batch);
}
