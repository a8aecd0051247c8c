using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions;

/// <summary>A question to a world.</summary>
/// <param name="Query">The question.</param>
/// <param name="MinWorldSeq">The answer must reflect at least this; null for whatever is there.</param>
public sealed record QueryCall(WorldQuery Query, WorldSeq? MinWorldSeq);
