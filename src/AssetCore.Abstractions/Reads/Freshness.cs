using AssetCore.Ids;

namespace AssetCore.Reads;

/// <summary>How far the replica that answered is behind the head it last knew, and how old that knowledge is.</summary>
/// <param name="Namespace">The world.</param>
/// <param name="WorldSeq">The last sequence number that the answer reflects.</param>
/// <param name="CommitLogWorldSeq">The durable head that this silo last saw.</param>
/// <param name="Lag">Events between the two, 0 or more.</param>
/// <param name="LagMs">For how long the replica has been behind, in milliseconds; 0 when it is not.</param>
/// <param name="ObservedMs">The age of <paramref name="CommitLogWorldSeq"/> in milliseconds.</param>
public sealed record Freshness(
    WorldId Namespace,
    WorldSeq WorldSeq,
    WorldSeq CommitLogWorldSeq,
    long Lag,
    long LagMs,
    long ObservedMs);
