namespace AssetCore.Simulation.Processes;

/// <summary>
/// The clock of one process. All processes live in the same time; what their calendars say is up to the test, which may
/// set them forth and back.
/// </summary>
public sealed class ProcessTime : TimeProvider
{
    private static readonly DateTimeOffset s_start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SimulatedProcess _process;
    private readonly SimulatedTime _time;

    internal ProcessTime(SimulatedProcess process, SimulatedTime time) => (_process, _time) = (process, time);

    /// <summary>
    /// How far this process's calendar is ahead of that of a process nobody touched; may be negative.
    /// </summary>
    public TimeSpan CalendarOffset { get; set; }

    /// <summary>Time since the simulation began, the same for all processes.</summary>
    public TimeSpan Now => _time.Now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Look().Ticks;

    public override DateTimeOffset GetUtcNow() => s_start + Look() + CalendarOffset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SimulatedTimer(_process, _time, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    // What the clock shows to code that has strayed no longer matters: the run has failed.
    private TimeSpan Look()
    {
        _time.Home.Has(_process, "its clock");
        return _time.Now;
    }
}
