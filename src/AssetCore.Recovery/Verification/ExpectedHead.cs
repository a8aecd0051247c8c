using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// What somebody kept of a log elsewhere, by which an end that was cut off is found even where nothing in the store
/// tells of it.
/// </summary>
/// <param name="WorldSeq">The last sequence number of a batch that the log must hold.</param>
/// <param name="Hash">The hash of that batch's frame, or of the seal behind it; null if nobody kept it.</param>
public sealed record ExpectedHead(WorldSeq WorldSeq, Hash256? Hash);
