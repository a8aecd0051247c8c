using System.Collections.Concurrent;

namespace AssetCore.Client.Tests;

/// <summary>
/// Ends every wait at once and remembers how long it was to be. Waits of at least the limit are time limits of
/// attempts: they end only if <see cref="EndsTimeLimits"/>.
/// </summary>
internal sealed class ImpatientTime(TimeSpan limit) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    /// <summary>The waits so far, time limits left out.</summary>
    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    /// <summary>True to let attempts run out of time at once.</summary>
    public bool EndsTimeLimits { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OnceTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool EndsAtOnce(TimeSpan wait)
    {
        if (wait >= limit) return EndsTimeLimits;
        if (wait < TimeSpan.Zero) return false;
        _waits.Enqueue(wait);
        return true;
    }

    private sealed class OnceTimer(ImpatientTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Not on the caller's stack: it has not yet been given the timer that ends.
            if (time.EndsAtOnce(dueTime)) ThreadPool.QueueUserWorkItem(_ => callback(state));
            return true;
        }

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
