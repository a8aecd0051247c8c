namespace AssetCore.Client;

/// <summary>
/// Where commits begin: <c>Commit.New().Transfer("gold", "12.5", from: "vault-001", to: "vault-002")</c>.
/// </summary>
public static class Commit
{
    /// <summary>A commit without operations yet.</summary>
    public static CommitBuilder New() => new();
}
