using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Peers;

/// <summary>What one peer came to at each number of callers.</summary>
/// <param name="Loads">In the order they were run; 1 or more.</param>
internal sealed record PeerResult(IReadOnlyList<LoadResult> Loads)
{
    public LoadResult Best => Loads.MaxBy(load => load.PerSecond)!;
}
