using AssetCore.Grains.Abstractions;

namespace AssetCore.Benchmarks.Queries;

/// <summary>A grain that is called as a projection is and looks at nothing: the ceiling of queries.</summary>
public interface IEmptyQueryGrain : IGrainWithIntegerKey
{
    /// <summary>Answers at once, the same to whatever is asked.</summary>
    Task<QueryReply> QueryAsync(QueryCall query);
}
