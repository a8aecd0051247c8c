namespace AssetCore.Grains.Tests.Support;

/// <summary>
/// A clock whose date stands still until the test sets it, while timers and timestamps run as ever: a cluster lives by
/// its timers. It begins at the present, because a silo that starts compares its clock with that of the process.
/// </summary>
internal sealed class SetClock : TimeProvider
{
    private long _nowMs = System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The date, in milliseconds since 1970-01-01 UTC.</summary>
    public long NowMs
    {
        get => Volatile.Read(ref _nowMs);
        set => Volatile.Write(ref _nowMs, value);
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
}
