namespace AssetCore.Benchmarks.Pipeline;

/// <summary>What one run of a load came to.</summary>
/// <param name="Pipeline">What was measured.</param>
/// <param name="Callers">How many callers at once.</param>
/// <param name="Latencies">The latencies of the commits that were counted.</param>
/// <param name="Duration">For how long they were counted.</param>
/// <param name="Acknowledged">All commits acknowledged, warm-up included.</param>
/// <param name="Cost">What this process spent while they were counted, callers included.</param>
internal sealed record LoadResult(
    string Pipeline, int Callers, Latencies Latencies, TimeSpan Duration, long Acknowledged, ProcessCost Cost)
{
    /// <summary>Processor time of a commit, in microseconds.</summary>
    public double ProcessorMicroseconds => Cost.Processor.TotalMicroseconds / Latencies.Count;

    /// <summary>Bytes allocated for a commit.</summary>
    public double AllocatedBytes => (double)Cost.AllocatedBytes / Latencies.Count;

    /// <summary>The share of the time counted that the garbage collector held all threads up.</summary>
    public double PauseShare => Cost.Pauses / Duration;

    public double PerSecond => Latencies.Count / Duration.TotalSeconds;
}
