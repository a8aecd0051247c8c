namespace AssetCore.Http.Access;

/// <summary>
/// Which tokens open the routes under <c>/v1</c>. One of the two sources is used: never both, never none.
/// </summary>
public sealed class AuthOptions
{
    /// <summary>Static tokens by their hashes. If there are any, no token files are read or made.</summary>
    public IList<TokenOptions> Tokens { get; set; } = [];

    /// <summary>
    /// The directory of the token files, used when <see cref="Tokens"/> is empty: missing files are made at the first
    /// start. Null for none.
    /// </summary>
    public string? TokenDirectory { get; set; }
}
