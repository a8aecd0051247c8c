using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>Where a fork comes from. Written once, when it is made, and never changed.</summary>
/// <param name="Source">The world it was forked from.</param>
/// <param name="WorldSeq">The last sequence number that it shares with its source; its own begin after it.</param>
/// <param name="Batch">The last batch that it shares with its source; its own begin after it.</param>
/// <param name="SourceHash">The hash of that batch's frame in the log of the source.</param>
/// <param name="TimeMs">When the fork was made, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Reason">Why, for people: up to <see cref="ManifestCodec.ReasonLengthMax"/> characters.</param>
public sealed record WorldLineage(
    WorldId Source, WorldSeq WorldSeq, BatchNumber Batch, Hash256 SourceHash, long TimeMs, string Reason);
