namespace AssetCore.Grains.Replicas;

/// <summary>
/// When a replica was last asked and last told something: what decides whether it follows, and whether it stays. Any
/// thread.
/// </summary>
internal sealed class ReplicaUse(TimeProvider time, TimeSpan followAge)
{
    /// <summary>
    /// How long a hint makes up for asking: a world that moves is heard of within it again, if the stream serves this
    /// silo at all.
    /// </summary>
    private static readonly TimeSpan s_hintAge = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How much later than the last query noted another one must be to be noted too: next to nothing beside the ages
    /// that are judged by it, and queries on all cores leave the place where it is noted alone.
    /// </summary>
    private static readonly TimeSpan s_noteAge = TimeSpan.FromMilliseconds(1);

    private readonly long _followTicks = TicksOf(time, followAge);
    private readonly long _noteTicks = TicksOf(time, s_noteAge);
    private readonly Wake _asked = new();
    private int _staying;
    private long _askedAt = time.GetTimestamp();
    private long _hintedAt = time.GetTimestamp() - TicksOf(time, s_hintAge);

    /// <summary>Time since the last query; none while somebody stays.</summary>
    public TimeSpan SinceAsked =>
        Volatile.Read(ref _staying) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref _askedAt));

    /// <summary>True if nobody has asked for so long that the replica no longer follows its world.</summary>
    public bool IsDormant => SinceAsked > followAge;

    /// <summary>True while hints arrive: there is no need to ask the writer.</summary>
    public bool IsHinted => time.GetElapsedTime(Volatile.Read(ref _hintedAt)) < s_hintAge;

    /// <summary>A query has come.</summary>
    /// <returns>True if the replica was dormant and should look at the log before it answers.</returns>
    public bool Ask()
    {
        var wasDormant = IsDormant;
        Volatile.Write(ref _askedAt, time.GetTimestamp());
        if (wasDormant) _asked.Call();
        return wasDormant;
    }

    /// <summary>A query has come that would rather not wait.</summary>
    /// <param name="now">The present, as a timestamp of the silo's clock.</param>
    /// <returns>False if the replica is dormant: nothing is noted then, and the query has to ask.</returns>
    public bool TryAsk(long now)
    {
        var since = now - Volatile.Read(ref _askedAt);
        if (since > _followTicks && Volatile.Read(ref _staying) == 0) return false;
        if (since >= _noteTicks) Volatile.Write(ref _askedAt, now);
        return true;
    }

    /// <summary>A query waits for the world to move: until it leaves, the replica is in use.</summary>
    public void Stay() => Interlocked.Increment(ref _staying);

    /// <summary>A query that stayed has ended.</summary>
    public void Leave()
    {
        Volatile.Write(ref _askedAt, time.GetTimestamp());
        Interlocked.Decrement(ref _staying);
    }

    /// <summary>A hint has come.</summary>
    public void Hint() => Volatile.Write(ref _hintedAt, time.GetTimestamp());

    /// <summary>
    /// Completes when it is time to ask the writer again: the replica is in use, and no hints arrive.
    /// </summary>
    public async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (IsDormant) await _asked.WaitAsync(cancellationToken);
            else if (IsHinted) await Task.Delay(s_hintAge, time, cancellationToken);
            else return;
        }
    }

    private static long TicksOf(TimeProvider time, TimeSpan age) =>
        (long)(age.TotalSeconds * time.TimestampFrequency);
}
