namespace AssetCore.Grains.Tests.Support;

/// <summary>
/// A clock whose date the test sets, while timers and timestamps run as ever: a cluster lives by its timers.
/// </summary>
internal sealed class SetClock : TimeProvider
{
    private long _nowMs = new DateTimeOffset(2040, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The date, in milliseconds since 1970-01-01 UTC.</summary>
    public long NowMs
    {
        get => Volatile.Read(ref _nowMs);
        set => Volatile.Write(ref _nowMs, value);
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(NowMs);
}
