namespace AssetCore.Benchmarks.Pipeline;

/// <summary>One way from a caller to a durable append and back.</summary>
internal interface IPipeline
{
    /// <summary>What stands in the table.</summary>
    string Name { get; }

    /// <summary>Makes the world and what its commits need.</summary>
    Task PrepareAsync(int callers);

    /// <summary>One commit of one transfer by this caller; completes when it is durable.</summary>
    Task CommitAsync(int caller);

    /// <summary>After the load: proves that every acknowledged commit is there, once.</summary>
    Task CheckAsync(long acknowledged);
}
