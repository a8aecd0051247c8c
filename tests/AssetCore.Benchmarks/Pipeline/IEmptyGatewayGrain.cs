namespace AssetCore.Benchmarks.Pipeline;

/// <summary>The gateway of a pipeline with nothing in it: the ceiling that the real one is measured against.</summary>
public interface IEmptyGatewayGrain : IGrainWithIntegerKey
{
    /// <summary>Completes when the bytes are durable.</summary>
    Task CommitAsync(EmptyCommit commit);
}
