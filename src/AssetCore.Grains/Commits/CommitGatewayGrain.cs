using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Hosting;
using AssetCore.Grains.Subjects;
using AssetCore.Grains.Telemetry;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Commits;

/// <summary>
/// The way into a world for commits, one per silo and world. Reentrant: callers queue while one call to the world is
/// in flight (several, if other silos write it as well: <see cref="CallsUnderWay"/>), and what has arrived meanwhile
/// rides in the next. It does not judge the form of requests: only well-formed ones can be prepared, by the caller or
/// by the wire.
/// </summary>
[StatelessWorker(1, false), Reentrant, GrainType("assetcore.gateway")]
internal sealed partial class CommitGatewayGrain : IGrainBase, ICommitGatewayGrain
{
    private readonly SiloDrain _drain;
    private readonly AssetCoreOptions _options;
    private readonly GrainMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<CommitGatewayGrain> _logger;
    private readonly WorldId _world;
    private readonly WorldCaller _caller;
    private readonly ReversedCommitReader _reversed;
    private readonly SubjectCommits _subjects;
    private readonly SubjectEraser _eraser;
    private readonly CommitQueue _queue;
    private readonly CallsUnderWay _underWay = new();
    private readonly Action<QueuedCall> _whenAnswered;
    private bool _isPumping;
    private int _preflights;
    private int _reversals;

    public CommitGatewayGrain(
        IGrainContext context,
        IGrainFactory grains,
        ILogStore store,
        SubjectKeyCache keys,
        SiloDrain drain,
        IOptions<AssetCoreOptions> options,
        GrainMetrics metrics,
        TimeProvider time,
        ILogger<CommitGatewayGrain> logger)
    {
        GrainContext = context;
        _drain = drain;
        _options = options.Value;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _world = new WorldId(this.GetPrimaryKeyLong());
        _caller = new WorldCaller(_world, grains, time, logger);
        _reversed = new ReversedCommitReader(store, _world, time);
        _subjects = new SubjectCommits(_world, _caller, keys, new ErasedReplays(store, _world));
        _eraser = new SubjectEraser(_world, _caller, keys, logger);
        _queue = new CommitQueue(_options.QueueCommitsMax, _options.QueueBytesMax);
        _whenAnswered = Leave;
    }

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <inheritdoc />
    public Task<CommitReplies> CommitAsync(CommitCalls commits) =>
        _world.IsUserWorld && SubjectCommits.AreIn(commits.Commits) ? SealAsync(commits) : EnqueueAsync(commits);

    /// <inheritdoc />
    public async Task<PreflightReply> PreflightAsync(CommitCalls commit)
    {
        if (commit.Commits.Length != 1) throw new ArgumentException("A preflight takes one commit.", nameof(commit));
        if (!_world.IsUserWorld) return Refused(Refusals.NamespaceNotFound(_world));
        if (_preflights >= _options.PreflightsMax) return Refused(Refusals.TooManyPreflights(_preflights));
        if (!_drain.TryEnter()) return Refused(Refusals.Draining());
        _preflights++;
        try
        {
            return !SubjectCommits.AreIn(commit.Commits)
                ? await _caller.PreflightAsync(commit)
                : new PreflightReply(await _subjects.PreflightAsync(
                    commit.Commits[0],
                    async ready => (await _caller.PreflightAsync(commit with { Commits = [ready] })).Outcome));
        }
        finally
        {
            _preflights--;
            _drain.Exit();
        }
    }

    /// <inheritdoc />
    public async Task<CommitReplies> ReverseAsync(ReverseCall reversal)
    {
        if (!_world.IsUserWorld) return Refuse(Refusals.NamespaceNotFound(_world));
        if (_reversals >= _options.ReversalsMax) return Refuse(Refusals.TooManyReversals(_reversals));
        if (!_drain.TryEnter()) return Refuse(Refusals.Draining());
        try
        {
            var (commit, refusal) = await PrepareAsync(reversal);
            if (commit is null) return Refuse(refusal!);
            var replies = await CommitAsync(new CommitCalls([commit]) { Trace = reversal.Trace });

            // The world does not know the key; why the commit could not be read is known here.
            var isUnread = refusal is not null
                && replies.Outcomes[0].Rejection is { Code: ErrorCode.StorageUnavailable };
            return isUnread ? Refuse(refusal!) : replies;
        }
        finally
        {
            _drain.Exit();
        }
    }

    private Task<CommitReplies> EnqueueAsync(CommitCalls commits)
    {
        if (commits.Commits.IsEmpty) return Task.FromResult(new CommitReplies([]));
        var call = new QueuedCall(commits.Commits, _time.GetTimestamp(), commits.Trace);
        if (!_world.IsUserWorld) call.RefuseFrom(0, Refusals.NamespaceNotFound(_world));
        else if (_drain.TryEnter()) Admit(call);
        else call.RefuseFrom(0, Refusals.Draining());
        return call.Answer;
    }

    private async Task<(PreparedCommit? Commit, Rejection? Refusal)> PrepareAsync(ReverseCall reversal)
    {
        _reversals++;
        try
        {
            return await _reversed.PrepareAsync(reversal);
        }
        finally
        {
            _reversals--;
        }
    }

    private static CommitReplies Refuse(Rejection rejection) => new([CommitOutcome.Refused(rejection)]);

    private static PreflightReply Refused(Rejection rejection) => new(new PreflightOutcome(null, null, rejection));

    private void Admit(QueuedCall call)
    {
        call.WhenAnswered = _whenAnswered;
        var queued = _queue.Enqueue(call, _underWay.CommitsAhead, _underWay.BytesAhead);
        _metrics.Queued(queued);
        if (queued < call.Commits.Length)
        {
            var (commits, bytes) = (_queue.Commits + _underWay.CommitsAhead, _queue.Bytes + _underWay.BytesAhead);
            var full = Refusals.QueueFull(commits, bytes, _caller.EstimateWaitMs(commits));
            call.RefuseFrom(queued, full);
        }

        if (queued > 0) StartPump();
    }

    private void StartPump()
    {
        if (_isPumping || !_underWay.MaySend(_queue)) return;
        _isPumping = true;
        _ = Detached.Start(PumpAsync);
    }

    private async Task PumpAsync()
    {
        // Callers that were answered together come back together: let those already at the door in first.
        await Task.Yield();
        _isPumping = false;
        Send();
    }

    private void Send()
    {
        try
        {
            while (_underWay.MaySend(_queue))
            {
                DropStale();
                var call = new CallUnderWay();
                call.TakeFrom(_queue);
                if (call.Commits.IsEmpty) continue;
                _underWay.Begin(call);
                _metrics.Queued(-call.Commits.Length);
                _ = Detached.Start(() => CarryAsync(call));
            }
        }
        catch (Exception fault)
        {
            // The root of what nobody waits for. What is left in the queue goes with the next call or answer.
            LogPumpFailed(fault, _world.Value);
        }
    }

    /// <summary>One call to the world, up to the answers of its callers.</summary>
    private async Task CarryAsync(CallUnderWay call)
    {
        try
        {
            var traces = call.Portions.Select(static portion => portion.Call.Trace);
            using var span = AssetCoreActivity.StartBatch("assetcore.gateway", traces);
            Answer(call, await _caller.CommitAsync(new CommitCalls(call.Commits)));
        }
        catch (Exception fault)
        {
            // The root of the call: those it was about to serve hear that something failed; the next starts anew.
            LogPumpFailed(fault, _world.Value);
            foreach (var portion in call.Portions) portion.Call.Fail(Refusals.Internal(_world));
        }

        _underWay.End(call);
        Send();
    }

    private void Answer(CallUnderWay call, WorldAnswer answer)
    {
        if (answer.Replies is { } replies && replies.Outcomes.Length != call.Commits.Length)
        {
            LogWrongCount(_world.Value, call.Commits.Length, replies.Outcomes.Length);
            answer = WorldAnswer.Failed(Refusals.Internal(_world));
        }

        if (answer.Replies is { } good) _underWay.Learn(good);
        var from = 0;
        foreach (var portion in call.Portions)
        {
            if (answer.Replies is { } outcomes)
                portion.Call.Take(portion.From, outcomes.Outcomes.AsSpan(from, portion.Count));
            else portion.Call.Refuse(portion.From, portion.Count, answer.Failure!);
            from += portion.Count;
        }
    }

    private void Leave(QueuedCall call)
    {
        _drain.Exit();
        if (_metrics.MeasuresCommits) _metrics.CallAnswered(_time.GetElapsedTime(call.ArrivedAt));
    }

    private void DropStale()
    {
        var oldest = _time.GetTimestamp() - (long)(_options.QueueAgeMax.TotalSeconds * _time.TimestampFrequency);
        if (!_queue.HasArrivedBefore(oldest)) return;
        var stale = Refusals.WaitedTooLong(_options.QueueAgeMax, _caller.EstimateWaitMs(_queue.Commits));
        var dropped = _queue.DropArrivedBefore(oldest, stale);
        _metrics.Queued(-dropped);
        LogDropped(_world.Value, dropped, _options.QueueAgeMax);
    }

    [LoggerMessage(1001, LogLevel.Error, "World {World} gave {Found} outcomes for {Expected} commits.")]
    private partial void LogWrongCount(long world, int expected, int found);

    [LoggerMessage(1003, LogLevel.Error, "The gateway of world {World} met a fault of its own.")]
    private partial void LogPumpFailed(Exception fault, long world);

    [LoggerMessage(1002, LogLevel.Warning,
        "{Count} commits for world {World} waited longer than {Age} and were not executed.")]
    private partial void LogDropped(long world, int count, TimeSpan age);
}
