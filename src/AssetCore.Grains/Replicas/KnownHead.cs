using AssetCore.Ids;

namespace AssetCore.Grains.Replicas;

/// <summary>The durable head of a world as a silo last saw it. Immutable.</summary>
/// <param name="WorldSeq">The last sequence number.</param>
/// <param name="Batch">The last batch.</param>
/// <param name="SeenAt">When it was seen to be the head, as a timestamp of the silo's clock.</param>
internal sealed record KnownHead(WorldSeq WorldSeq, BatchNumber Batch, long SeenAt);
