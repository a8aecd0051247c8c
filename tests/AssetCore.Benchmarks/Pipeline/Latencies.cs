using System.Diagnostics;
using System.Numerics;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>A histogram of latencies with 32 buckets for each doubling: 3 % wide, constant memory.</summary>
internal sealed class Latencies
{
    private const int SubBuckets = 32;
    private readonly long[] _counts = new long[64 * SubBuckets];

    public long Count { get; private set; }

    public void Record(long stopwatchTicks)
    {
        _counts[Bucket(Math.Max(1, stopwatchTicks))]++;
        Count++;
    }

    public void Add(Latencies other)
    {
        for (var i = 0; i < _counts.Length; i++) _counts[i] += other._counts[i];
        Count += other.Count;
    }

    /// <summary>
    /// The latency that this share of the commits did not exceed, in milliseconds; 0 if there were none.
    /// </summary>
    public double Percentile(double share)
    {
        var rank = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank && seen > 0) return Upper(i) * 1000.0 / Stopwatch.Frequency;
        }

        return 0;
    }

    private static int Bucket(long ticks)
    {
        var power = BitOperations.Log2((ulong)ticks);
        var within = power >= 5
            ? (int)((ticks >> (power - 5)) & (SubBuckets - 1))
            : (int)((ticks << (5 - power)) & (SubBuckets - 1));
        return (power * SubBuckets) + within;
    }

    private static double Upper(int bucket) =>
        Math.Pow(2, bucket / SubBuckets) * (1 + (((bucket % SubBuckets) + 1) / (double)SubBuckets));
}
