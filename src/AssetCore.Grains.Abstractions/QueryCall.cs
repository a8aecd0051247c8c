using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Grains.Abstractions;

/// <summary>A question to a world.</summary>
/// <param name="Query">The question.</param>
/// <param name="MinWorldSeq">The answer must reflect at least this; null for whatever is there.</param>
/// <param name="SeesDisabled">
/// True if who asks sees the world when it is disabled too, which is for its administrators; to others it is not there.
/// </param>
/// <param name="AsOf">
/// The answer is that of the world as it was behind the last commit that ends at or below this; null for the present.
/// </param>
public sealed record QueryCall(
    WorldQuery Query, WorldSeq? MinWorldSeq, bool SeesDisabled = false, WorldSeq? AsOf = null);
