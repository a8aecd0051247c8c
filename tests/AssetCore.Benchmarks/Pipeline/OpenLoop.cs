using System.Collections.Concurrent;
using System.Diagnostics;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>
/// Commits sent at a fixed rate, whether or not earlier ones are answered. Each latency counts from when the commit
/// was due, so a stall delays what comes after it in the figures too (coordinated omission is corrected).
/// </summary>
internal sealed class OpenLoop
{
    /// <summary>
    /// Below this share of the rate asked for, it was not kept; what is left is for the last commits under way.
    /// </summary>
    public const double KeptShare = 0.95;

    // Commits are sent together at the end of the tick they are due in: a timer for each would cost more than a commit.
    // As short as can be slept, for what comes together waits for each other.
    private const double TickSeconds = 0.000_25;

    // What counts is sent for so many times as long as it should take, at a rate that cannot be kept; then no more.
    private const int OverrunMax = 2;
    private static readonly long s_tick = (long)(TickSeconds * Stopwatch.Frequency);

    private readonly IPipeline _pipeline;
    private readonly double _ticksPerCommit;
    private readonly int _callers;
    private readonly ConcurrentQueue<int> _free;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private readonly long _countFrom;
    private readonly long _sendUntil;
    private readonly SharedLatencies _latencies = new();
    private long _acknowledged;
    private long _lastCountedEnd;
    private volatile Exception? _failure;
    private ProcessCost _before = ProcessCost.Now;
    private bool _isCounting;

    private OpenLoop(IPipeline pipeline, double perSecond, int callersMax, TimeSpan warmUp, TimeSpan duration)
    {
        _pipeline = pipeline;
        _ticksPerCommit = Stopwatch.Frequency / perSecond;
        _callers = callersMax;
        _free = new ConcurrentQueue<int>(Enumerable.Range(0, callersMax));
        _countFrom = _begun + ToTicks(warmUp);
        _sendUntil = _begun + ToTicks(warmUp + duration);
        _lastCountedEnd = _sendUntil;
    }

    /// <summary>True if the commits flowed as fast as they were due.</summary>
    public static bool IsKept(LoadResult result, double perSecond) => result.PerSecond >= perSecond * KeptShare;

    /// <summary>
    /// Warms up, then counts all commits that are due within the time asked for. What does not fit into it, at a rate
    /// that cannot be kept, is sent afterwards: the result's duration then reaches to the last answer, so that its rate
    /// is the one that flowed.
    /// </summary>
    /// <param name="pipeline">Prepared for as many callers.</param>
    /// <param name="perSecond">Commits due each second, evenly.</param>
    /// <param name="callersMax">
    /// Commits under way at once at most; more that are due wait, and their waiting counts. As large as the queue of
    /// what is measured: a loop without bound. Callers take turns, the one first that has been free for longest.
    /// </param>
    /// <param name="warmUp">How long the load runs before it is counted.</param>
    /// <param name="duration">How long commits that count are due.</param>
    public static async Task<LoadResult> RunAsync(
        IPipeline pipeline, double perSecond, int callersMax, TimeSpan warmUp, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(perSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(callersMax);
        var loop = new OpenLoop(pipeline, perSecond, callersMax, warmUp, duration);
        // A thread of its own: on the pool it would queue behind the work that it measures.
        await Task.Factory.StartNew(
            loop.Send, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return loop.Result(ProcessCost.Now.Since(loop._before));
    }

    private static long ToTicks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);

    private void Send()
    {
        var giveUpAt = _countFrom + ((_sendUntil - _countFrom) * OverrunMax);
        var firstCounted = (long)Math.Ceiling((_countFrom - _begun) / _ticksPerCommit);
        var end = (long)Math.Ceiling((_sendUntil - _begun) / _ticksPerCommit);
        for (long next = 0; next < end && _failure is null && Stopwatch.GetTimestamp() < giveUpAt;)
        {
            // What the warm-up could not keep up with is left out: it must not delay what counts.
            if (!_isCounting && Stopwatch.GetTimestamp() >= _countFrom)
                (next, _isCounting, _before) = (Math.Max(next, firstCounted), true, ProcessCost.Now);
            next = SendDue(next, end);
            ShortSleep.For(TimeSpan.FromSeconds(TickSeconds));
        }

        // Every caller is back when the last answer is; each wait for one is bounded by the call's own timeout.
        while (_free.Count < _callers) ShortSleep.For(TimeSpan.FromSeconds(TickSeconds));
    }

    private long SendDue(long next, long end)
    {
        while (next < end)
        {
            var (due, now) = (_begun + (long)(next * _ticksPerCommit), Stopwatch.GetTimestamp());
            if (due > now || !_free.TryDequeue(out var caller)) break;
            // From the pool, as a server's requests come. This thread only tells the time: what it made, Orleans would
            // pool for a thread that never ends a call.
            ThreadPool.UnsafeQueueUserWorkItem(
                static commit => _ = commit.Loop.CommitAsync(commit.Caller, commit.Due, commit.From),
                (Loop: this, Caller: caller, Due: due, From: Math.Min(now, due + s_tick)),
                preferLocal: false);
            next++;
        }

        return next;
    }

    private async Task CommitAsync(int caller, long due, long from)
    {
        try
        {
            await _pipeline.CommitAsync(caller);
            Record(due, from, Stopwatch.GetTimestamp());
        }
        catch (Exception failure)
        {
            // The root of a task nobody awaits: the failure ends the run, which throws it.
            Interlocked.CompareExchange(ref _failure, failure, null);
        }
        finally
        {
            _free.Enqueue(caller);
        }
    }

    private void Record(long due, long from, long ended)
    {
        Interlocked.Increment(ref _acknowledged);
        if (due < _countFrom) return;
        _latencies.Record(ended - from);
        for (var seen = Volatile.Read(ref _lastCountedEnd); ended > seen; seen = Volatile.Read(ref _lastCountedEnd))
            Interlocked.CompareExchange(ref _lastCountedEnd, ended, seen);
    }

    private LoadResult Result(ProcessCost cost)
    {
        if (_failure is { } failure) throw new InvalidOperationException("A commit of the load failed.", failure);
        var counted = Stopwatch.GetElapsedTime(_countFrom, _lastCountedEnd);
        return new LoadResult(_pipeline.Name, _callers, _latencies.Total(), counted, _acknowledged, cost);
    }
}
