namespace AssetCore.Benchmarks.Pipeline;

/// <summary>The single writer of a pipeline with nothing in it.</summary>
public interface IEmptyWorldGrain : IGrainWithIntegerKey
{
    /// <summary>Appends the bytes of all commits at once.</summary>
    Task CommitAsync(EmptyBatch batch);
}
