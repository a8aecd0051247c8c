using AssetCore.Ids;

namespace AssetCore.Worlds;

/// <summary>One change of a world as the index of worlds records it: an entry of the feed of changes.</summary>
/// <param name="Seq">The entry's number in the feed: the sequence number of the change in world 0, 1 or more.</param>
/// <param name="TimeMs">When it was recorded, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="Namespace">The world as it was after the change.</param>
/// <param name="Reason">Why, as the caller said.</param>
public sealed record WorldChange(WorldSeq Seq, long TimeMs, WorldItem Namespace, string Reason);
