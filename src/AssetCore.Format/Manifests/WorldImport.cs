using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>That a world was restored from an archive, and which.</summary>
/// <param name="Archive">SHA-256 of the archive.</param>
/// <param name="OriginalWorld">The world that was exported into it.</param>
/// <param name="WorldSeq">The last sequence number in the archive.</param>
/// <param name="TimeMs">When it was imported, in milliseconds since 1970-01-01 UTC.</param>
public sealed record WorldImport(Hash256 Archive, WorldId OriginalWorld, WorldSeq WorldSeq, long TimeMs);
