using AssetCore.Ids;

namespace AssetCore.Grains.Abstractions;

/// <summary>A world's durable head.</summary>
/// <param name="WorldSeq">Its last sequence number.</param>
/// <param name="Batch">Its last batch.</param>
/// <param name="Epoch">The epoch of its writer.</param>
public sealed record HeadReply(WorldSeq WorldSeq, BatchNumber Batch, Epoch Epoch);
