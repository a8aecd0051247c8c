using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>Where a fork comes from: it begins as its source was behind one commit, and goes its own way.</summary>
/// <param name="Source">The world it was made from.</param>
/// <param name="WorldSeq">
/// The last sequence number that the two have in common. What the fork commits itself follows it.
/// </param>
public sealed record WorldLineage(WorldId Source, WorldSeq WorldSeq);
