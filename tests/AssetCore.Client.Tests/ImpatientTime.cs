using System.Collections.Concurrent;

namespace AssetCore.Client.Tests;

/// <summary>
/// Ends every wait at once and remembers how long it was to be. Waits of at least the limit are time limits of
/// attempts: they end at once only if <see cref="EndsTimeLimits"/>, and otherwise when a test lets the time pass.
/// </summary>
internal sealed class ImpatientTime(TimeSpan limit) : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<OnceTimer, TimeSpan> _limits = [];
    private TimeSpan _now;

    /// <summary>The waits so far, time limits left out.</summary>
    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    /// <summary>True to let attempts run out of time at once.</summary>
    public bool EndsTimeLimits { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Lets time pass, and ends the time limits that run out in it before it returns.</summary>
    public void Pass(TimeSpan span)
    {
        OnceTimer[] due;
        lock (_lock)
        {
            _now += span;
            due = [.. _limits.Where(entry => entry.Value <= _now).Select(entry => entry.Key)];
            foreach (var timer in due) _limits.Remove(timer);
        }

        foreach (var timer in due) timer.End();
    }

    public override long GetTimestamp()
    {
        lock (_lock) return _now.Ticks;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new OnceTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private bool EndsAtOnce(OnceTimer timer, TimeSpan wait)
    {
        lock (_lock)
        {
            _limits.Remove(timer);
            if (wait < TimeSpan.Zero) return false;
            if (wait >= limit)
            {
                if (!EndsTimeLimits) _limits.Add(timer, _now + wait);
                return EndsTimeLimits;
            }
        }

        _waits.Enqueue(wait);
        return true;
    }

    private sealed class OnceTimer(ImpatientTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            // Not on the caller's stack: it has not yet been given the timer that ends.
            if (time.EndsAtOnce(this, dueTime)) ThreadPool.QueueUserWorkItem(_ => End());
            return true;
        }

        public void End() => callback(state);

        public void Dispose() => time.EndsAtOnce(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
