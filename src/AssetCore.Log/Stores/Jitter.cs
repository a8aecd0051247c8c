namespace AssetCore.Log.Stores;

/// <summary>
/// Spreads pauses, so that many who met the same fault do not come back in step. What it draws comes from the clock
/// itself: the last digits of a running clock are as good as chance for that, and a clock that is set by a test gives
/// the same pauses every time. No secrecy.
/// </summary>
public static class Jitter
{
    /// <summary>A number from 0 to below 1, another one with every tick of the clock.</summary>
    /// <param name="time">The clock.</param>
    public static double Next(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);

        // The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
        var bits = unchecked((ulong)time.GetTimestamp() + 0x9E3779B97F4A7C15UL);
        bits = unchecked((bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL);
        bits = unchecked((bits ^ (bits >> 27)) * 0x94D049BB133111EBUL);
        bits ^= bits >> 31;
        return (bits >> 11) * (1.0 / (1UL << 53));
    }
}
