using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Reads;

/// <summary>An open hold.</summary>
/// <param name="HoldId">Its id.</param>
/// <param name="ContainerId">The container whose balance it reserves.</param>
/// <param name="Class">The class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Quantity">How much it reserves.</param>
/// <param name="ExpiresAtWorldSeq">Released before the next batch once the world has come to this; or null.</param>
/// <param name="ExpiresAtMs">
/// Released before the next batch at or after this time, in milliseconds since 1970-01-01 UTC; or null.
/// </param>
public sealed record HoldItem(
    HoldId HoldId,
    ContainerId ContainerId,
    ClassId Class,
    uint? Key,
    DecimalQuantity Quantity,
    WorldSeq? ExpiresAtWorldSeq,
    long? ExpiresAtMs);
