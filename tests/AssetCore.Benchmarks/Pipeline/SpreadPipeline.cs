using AssetCore.Benchmarks.Hosting;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>One world with callers spread evenly over the silos of a cluster, each through its own gateway.</summary>
/// <param name="silos">The silos.</param>
/// <param name="world">A world that exists.</param>
internal sealed class SpreadPipeline(IReadOnlyList<BenchmarkSilo> silos, long world) : IPipeline
{
    private readonly AssetCorePipeline[] _pipelines =
        [.. silos.Select(silo => new AssetCorePipeline(silo.Grains, world, throughClient: false))];

    public string Name => $"AssetCore on {_pipelines.Length} silos";

    public async Task PrepareAsync(int callers)
    {
        // Through the first silo alone: a client reads the head before its first commit, and a silo that was read on
        // follows the log for half a minute, which would count as a cost of commits.
        foreach (var pipeline in _pipelines) pipeline.Expect(callers);
        await _pipelines[0].PrepareAsync(callers);
    }

    // A caller keeps to its silo, so that no two pipelines use the same key.
    public Task CommitAsync(int caller) => _pipelines[caller % _pipelines.Length].CommitAsync(caller);

    public Task CheckAsync(long acknowledged) => _pipelines[0].CheckAsync(acknowledged);
}
