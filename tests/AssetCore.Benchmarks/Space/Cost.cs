using System.Diagnostics;

namespace AssetCore.Benchmarks.Space;

/// <summary>What one step of some work costs: the median over rounds, after others that only warm up.</summary>
/// <param name="Nanoseconds">Its time.</param>
/// <param name="Bytes">Bytes allocated.</param>
internal readonly record struct Cost(double Nanoseconds, double Bytes)
{
    // Enough for a stable median, few enough that the whole part takes about a minute.
    private const int Rounds = 101;

    // The compiler takes a second look at what runs often, some time after it has begun to.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromMilliseconds(400);

    /// <summary>Measures work.</summary>
    /// <param name="steps">How many steps a round has.</param>
    /// <param name="round">The work of one round.</param>
    /// <param name="after">What sets it back, uncounted.</param>
    public static Cost Of(int steps, Action round, Action? after = null)
    {
        var times = new double[Rounds];
        var bytes = 0L;
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < Rounds;)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            round();
            var elapsed = Stopwatch.GetElapsedTime(started);
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            after?.Invoke();
            if (Stopwatch.GetElapsedTime(began) < s_warmUp) continue;
            times[i++] = elapsed.TotalNanoseconds / steps;
        }

        Array.Sort(times);
        return new Cost(times[Rounds / 2], bytes / (double)steps);
    }
}
