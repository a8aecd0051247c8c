using AssetCore.Operations;

namespace AssetCore.Client;

/// <summary>
/// Where commits begin: <c>Commit.New().Transfer("gold", "12.5", from: "vault-001", to: "vault-002")</c>.
/// </summary>
public static class Commit
{
    /// <summary>A commit without operations yet.</summary>
    public static CommitBuilder New() => new();

    /// <summary>The instance that an operation of the same commit mints: <c>"$inst:n"</c> on the wire.</summary>
    /// <param name="operationIndex">The index of that operation, 0-based; it stands before what names it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative.</exception>
    public static InstanceRef Minted(int operationIndex) => InstanceRef.MintedBy(operationIndex);
}
