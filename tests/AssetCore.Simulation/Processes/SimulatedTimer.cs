namespace AssetCore.Simulation.Processes;

/// <summary>A timer of one process; it never fires once the process has ended.</summary>
internal sealed class SimulatedTimer(SimulatedProcess process, SimulatedTime time, Action fire) : ITimer
{
    private TimeSpan _period = Timeout.InfiniteTimeSpan;
    private int _version;

    /// <summary>True if this is the last time it was set to.</summary>
    public bool IsScheduled(int version) => version == Volatile.Read(ref _version) && process.IsAlive;

    public void Fire()
    {
        if (_period > TimeSpan.Zero) time.Schedule(this, _version, _period);
        fire();
    }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (!time.Home.Has(process, "a timer")) return false;
        _period = period;
        var version = Interlocked.Increment(ref _version);
        if (dueTime != Timeout.InfiniteTimeSpan) time.Schedule(this, version, dueTime);
        return true;
    }

    public void Dispose() => Interlocked.Increment(ref _version);

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
