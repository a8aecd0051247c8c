namespace AssetCore.Grains.Abstractions;

/// <summary>
/// Answers queries of one world from the replica of its silo: one per silo and world, on the caller's silo.
/// </summary>
[Alias("assetcore.projection"), GrainInterfaceType("assetcore.projection")]
public interface IProjectionGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Answers from the replica. With a minimum sequence it first catches up, for a bounded time, then answers
    /// <c>NOT_YET_VISIBLE</c>. Never throws for a refusal.
    /// </summary>
    [Alias("query"), ResponseTimeout("00:00:20")]
    Task<QueryReply> QueryAsync(QueryCall query);
}
