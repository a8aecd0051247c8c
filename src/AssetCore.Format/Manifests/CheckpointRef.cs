using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>A checkpoint that was read back and found good; its name follows from its batch.</summary>
/// <param name="Batch">The batch after which it stands, 1 or more.</param>
/// <param name="WorldSeq">The last sequence number in it, 1 or more.</param>
/// <param name="Bytes">Its length, 1 or more.</param>
/// <param name="Sha256">The SHA-256 that it ends with, of all bytes before it.</param>
public sealed record CheckpointRef(BatchNumber Batch, WorldSeq WorldSeq, long Bytes, Hash256 Sha256);
