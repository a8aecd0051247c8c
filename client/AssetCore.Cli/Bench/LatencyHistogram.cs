using System.Numerics;

namespace AssetCore.Cli.Bench;

/// <summary>
/// Counts durations in buckets that grow with them, so that a long run needs no more memory than a short one. A
/// percentile is at most 1/32 above the duration it stands for. One caller at a time.
/// </summary>
internal sealed class LatencyHistogram
{
    private const int StepBits = 5;
    private const int Steps = 1 << StepBits;

    private readonly long[] _counts = new long[64 * Steps];

    /// <summary>Durations counted.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a duration in microseconds.</summary>
    public void Add(long microseconds)
    {
        _counts[Bucket(Math.Max(0, microseconds))]++;
        Count++;
    }

    /// <summary>Counts everything that another one counted.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>
    /// The duration in microseconds that a share (0 to 1) of all durations does not exceed; 0 if there is none.
    /// </summary>
    public long Percentile(double share)
    {
        var wanted = (long)Math.Ceiling(share * Count);
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= wanted && seen > 0) return UpperBound(i);
        }

        return 0;
    }

    // Below 2^StepBits every value has its own bucket; above, each power of two has 2^StepBits of them.
    private static int Bucket(long value)
    {
        if (value < Steps) return (int)value;
        var shift = BitOperations.Log2((ulong)value) - StepBits;
        return (shift * Steps) + (int)(value >> shift);
    }

    private static long UpperBound(int bucket)
    {
        if (bucket < Steps) return bucket;
        var shift = (bucket / Steps) - 1;
        return ((long)(bucket - (shift * Steps) + 1) << shift) - 1;
    }
}
