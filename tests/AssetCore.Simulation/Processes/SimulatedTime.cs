namespace AssetCore.Simulation.Processes;

/// <summary>
/// The time of a simulation: it stands still until somebody lets it pass. Timers fire on the thread that does, in the
/// order in which they are due.
/// </summary>
/// <param name="home">Where processes must look at it and set their timers.</param>
internal sealed class SimulatedTime(HomeThread home)
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<(SimulatedTimer Timer, int Version), (TimeSpan Due, long Number)> _due = new();
    private TimeSpan _now;
    private long _timers;

    /// <summary>Where processes must look at it and set their timers.</summary>
    public HomeThread Home => home;

    /// <summary>Time since the simulation began.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    public void Schedule(SimulatedTimer timer, int version, TimeSpan after)
    {
        lock (_gate) _due.Enqueue((timer, version), (_now + after, _timers++));
    }

    /// <summary>Lets time pass and fires what is due meanwhile.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Now + by;
        while (TryTake(end, out var timer)) timer.Fire();
        lock (_gate) _now = end > _now ? end : _now;
    }

    /// <summary>Lets time pass until the next timer is due, and fires it; false if there is none.</summary>
    public bool TryFireNext()
    {
        if (!TryTake(TimeSpan.MaxValue, out var timer)) return false;
        timer.Fire();
        return true;
    }

    private bool TryTake(TimeSpan end, out SimulatedTimer timer)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out var next, out var order) && order.Due <= end)
            {
                _due.Dequeue();
                timer = next.Timer;
                if (!timer.IsScheduled(next.Version)) continue;
                _now = order.Due > _now ? order.Due : _now;
                return true;
            }
        }

        timer = null!;
        return false;
    }
}
