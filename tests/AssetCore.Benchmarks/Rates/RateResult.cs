using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Rates;

/// <summary>Commits at a rate beside the store's own appends of the same size.</summary>
/// <param name="PerSecond">Commits that were due each second.</param>
/// <param name="Load">What they came to.</param>
/// <param name="AppendBytes">Bytes that an append carried on average.</param>
/// <param name="Raw">The store's own appends of so many bytes, one in flight.</param>
internal sealed record RateResult(double PerSecond, LoadResult Load, int AppendBytes, Latencies Raw)
{
    /// <summary>True if the commits flowed as fast as they were due.</summary>
    public bool IsKept => OpenLoop.IsKept(Load, PerSecond);
}
