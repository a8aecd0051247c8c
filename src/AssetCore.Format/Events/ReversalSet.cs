using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The mark of a reversed commit changed.</summary>
/// <param name="Commit">The first sequence number of the commit that the mark is on.</param>
/// <param name="After">The first sequence number of the reversal; null if the mark is gone.</param>
/// <param name="Before">The first sequence number of the reversal before; null if there was no mark.</param>
public readonly record struct ReversalSet(WorldSeq Commit, WorldSeq? After, WorldSeq? Before);
