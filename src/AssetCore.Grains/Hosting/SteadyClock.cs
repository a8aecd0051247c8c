namespace AssetCore.Grains.Hosting;

/// <summary>
/// A clock whose date never falls and never stands still: it follows the system's date ahead, and when that is set back
/// it goes on at the pace of the timers until the process ends. Any thread.
/// </summary>
/// <remarks>
/// Batch times would not fall with the system's date either. But Orleans reckons with dates: on a silo whose date was
/// set back by an hour it activates no grain, and probes no other silo, until the hour has passed again.
/// </remarks>
/// <param name="system">The system's clock.</param>
internal sealed class SteadyClock(TimeProvider system) : TimeProvider
{
    /// <summary>The greatest difference seen between the date and the time of timers, in ticks.</summary>
    private long _origin = long.MinValue;

    /// <inheritdoc />
    public override long TimestampFrequency => system.TimestampFrequency;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => system.LocalTimeZone;

    /// <inheritdoc />
    public override long GetTimestamp() => system.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        system.CreateTimer(callback, state, dueTime, period);

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow()
    {
        var elapsed = system.GetElapsedTime(0, system.GetTimestamp()).Ticks;
        var found = system.GetUtcNow().UtcTicks - elapsed;
        var origin = Volatile.Read(ref _origin);
        while (found > origin)
        {
            var seen = Interlocked.CompareExchange(ref _origin, found, origin);
            origin = seen == origin ? found : seen;
        }

        return new DateTimeOffset(origin + elapsed, TimeSpan.Zero);
    }
}
