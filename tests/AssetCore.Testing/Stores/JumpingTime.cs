namespace AssetCore.Testing.Stores;

/// <summary>
/// A clock for tests that neither wait nor read the real one: a short timer (a pause before a repeat) is due at once
/// and makes the clock jump; a long one (the limit of a call) is due when jumps and advances have come so far.
/// </summary>
public sealed class JumpingTime : TimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<JumpingTimer> _timers = [];
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Time that has passed.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new JumpingTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass and fires what is due.</summary>
    public void Advance(TimeSpan by) => AdvanceTo(Now + by);

    private void AdvanceTo(TimeSpan moment)
    {
        List<JumpingTimer> due;
        lock (_gate)
        {
            // Another jump may have come further.
            if (moment > _now) _now = moment;
            due = _timers.FindAll(timer => timer.Due <= _now);
            _timers.RemoveAll(timer => timer.Due <= _now);
        }

        due.ForEach(timer => timer.Fire());
    }

    private void Schedule(JumpingTimer timer, TimeSpan dueTime)
    {
        Unschedule(timer);
        if (dueTime == Timeout.InfiniteTimeSpan) return;
        lock (_gate)
        {
            timer.Due = _now + dueTime;
            _timers.Add(timer);
        }

        // Not on this stack: whoever creates a timer does not expect it to fire before it has it.
        if (dueTime <= Short) ThreadPool.QueueUserWorkItem(_ => AdvanceTo(timer.Due));
    }

    private void Unschedule(JumpingTimer timer)
    {
        lock (_gate) _timers.Remove(timer);
    }

    private sealed class JumpingTimer(JumpingTime time, Action fire) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Schedule(this, dueTime);
            return true;
        }

        public void Dispose() => time.Unschedule(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
