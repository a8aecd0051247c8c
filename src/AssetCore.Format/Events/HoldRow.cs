using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The row of a hold. What it reserves is part of the balance's <see cref="BalanceRow.Held"/>.</summary>
/// <param name="Container">The container of the balance.</param>
/// <param name="Class">The balance's class.</param>
/// <param name="Key">The variant, or null.</param>
/// <param name="Quantity">Units reserved, above zero.</param>
/// <param name="ExpiresAtWorldSeq">Released once the world has come to this; or null.</param>
/// <param name="ExpiresAtMs">Released at or after this batch time, in milliseconds since 1970-01-01 UTC; or
/// null.</param>
public sealed record HoldRow(
    ContainerIndex Container,
    ClassIndex Class,
    uint? Key,
    long Quantity,
    WorldSeq? ExpiresAtWorldSeq,
    long? ExpiresAtMs);
