namespace AssetCore.Http.Access;

/// <summary>A static token, known by its hash.</summary>
public sealed class TokenOptions
{
    /// <summary>The name that logs and <c>whoami</c> show. Required.</summary>
    public string Name { get; set; } = "";

    /// <summary>The SHA-256 of the token's UTF-8 as 64 hexadecimal digits. Required.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>The names of the roles, for all worlds: see <see cref="Access.Roles"/>. At least one.</summary>
    public IList<string> Roles { get; set; } = [];
}
