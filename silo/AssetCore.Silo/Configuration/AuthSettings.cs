using AssetCore.Http.Access;

namespace AssetCore.Silo.Configuration;

/// <summary><c>AssetCore:Auth</c>.</summary>
public sealed class AuthSettings
{
    private const string RootDefault = "./data/auth";

    /// <summary>
    /// The directory above <c>tokens</c>, used when <see cref="Tokens"/> is empty. Default: <c>auth</c> below the root
    /// of the file store, or <c>./data/auth</c> with another store.
    /// </summary>
    public string? Root { get; set; }

    /// <summary>Static tokens by their hashes. If there are any, no token files are used.</summary>
    public IList<TokenOptions> Tokens { get; set; } = [];

    /// <summary>Where token files are; null if tokens are configured.</summary>
    internal string? TokenDirectory(StorageSettings storage)
    {
        if (Tokens.Count > 0) return null;
        var root = Root ?? (storage.Kind == StorageKind.Files ? Path.Combine(storage.Files.Root, "auth") : RootDefault);
        return Path.GetFullPath(Path.Combine(root, "tokens"));
    }

    internal IEnumerable<string> Faults()
    {
        if (Root is not null && string.IsNullOrWhiteSpace(Root)) yield return "AssetCore:Auth:Root is empty.";
        if (Tokens.Count == 0) yield break;
        foreach (var fault in AuthOptionsValidator.Faults(new AuthOptions { Tokens = Tokens })) yield return fault;
    }
}
