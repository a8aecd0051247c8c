using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>A checkpoint of a world that was taken on request.</summary>
/// <param name="Batch">The last batch in it.</param>
/// <param name="WorldSeq">The last sequence number in it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="IsNew">False if one stood at the end of the log already.</param>
public sealed record WorldCheckpoint(BatchNumber Batch, WorldSeq WorldSeq, long Bytes, bool IsNew);
