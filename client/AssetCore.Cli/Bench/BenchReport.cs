using System.Collections.Immutable;

namespace AssetCore.Cli.Bench;

/// <summary>What a run came to.</summary>
/// <param name="Plan">What was asked for.</param>
/// <param name="Elapsed">How long it took, from the first request to the last answer.</param>
/// <param name="Commits">Commits acknowledged.</param>
/// <param name="Refusals">Refusals by code.</param>
/// <param name="Latency">From request to answer.</param>
/// <param name="Faults">Invariants that do not hold afterwards, in sentences; empty if all do.</param>
internal sealed record BenchReport(
    BenchPlan Plan,
    TimeSpan Elapsed,
    long Commits,
    ImmutableSortedDictionary<string, long> Refusals,
    LatencyHistogram Latency,
    ImmutableArray<string> Faults)
{
    /// <summary>Commits acknowledged per second.</summary>
    public double CommitsPerSecond => Commits / Elapsed.TotalSeconds;

    /// <summary>True if nothing was refused and every invariant holds.</summary>
    public bool IsSound => Faults.IsEmpty && Refusals.IsEmpty;
}
