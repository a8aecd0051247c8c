namespace AssetCore.Benchmarks.Pipeline;

/// <summary>What one run of a load came to.</summary>
/// <param name="Pipeline">What was measured.</param>
/// <param name="Callers">How many callers at once.</param>
/// <param name="Latencies">The latencies of the commits that were counted.</param>
/// <param name="Duration">For how long they were counted.</param>
/// <param name="Acknowledged">All commits acknowledged, warm-up included.</param>
/// <param name="Processor">Processor time that this process took for them, callers included.</param>
internal sealed record LoadResult(
    string Pipeline, int Callers, Latencies Latencies, TimeSpan Duration, long Acknowledged, TimeSpan Processor)
{
    public double ProcessorMicroseconds => Processor.TotalMicroseconds / Acknowledged;

    public double PerSecond => Latencies.Count / Duration.TotalSeconds;
}
