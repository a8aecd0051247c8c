namespace AssetCore.Benchmarks.Pipeline;

/// <summary>What the empty gateway collected while the last call was under way.</summary>
/// <param name="commits">The commits.</param>
[GenerateSerializer, Immutable, Alias("bench.batch")]
public sealed class EmptyBatch(IReadOnlyList<EmptyCommit> commits)
{
    [Id(0)]
    public IReadOnlyList<EmptyCommit> Commits { get; } = commits;
}
