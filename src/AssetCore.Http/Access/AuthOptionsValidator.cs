using AssetCore.Hashes;
using Microsoft.Extensions.Options;

namespace AssetCore.Http.Access;

/// <summary>Reports every fault of <see cref="AuthOptions"/> at once.</summary>
public sealed class AuthOptionsValidator : IValidateOptions<AssetCoreHttpOptions>
{
    /// <summary>Judges the options.</summary>
    /// <param name="name">Not used: these options have no names.</param>
    /// <param name="options">The options.</param>
    public ValidateOptionsResult Validate(string? name, AssetCoreHttpOptions options)
    {
        var faults = Faults(options.Auth).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    /// <summary>Every fault, one sentence each, with the configuration path of what is wrong.</summary>
    public static IEnumerable<string> Faults(AuthOptions auth)
    {
        if (auth.Tokens.Count == 0 && string.IsNullOrWhiteSpace(auth.TokenDirectory))
        {
            yield return "AssetCore:Auth: there are neither Tokens nor a directory for token files: nobody could call.";
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < auth.Tokens.Count; index++)
        {
            foreach (var fault in Faults(auth.Tokens[index], seen))
                yield return $"AssetCore:Auth:Tokens:{index}:{fault}";
        }
    }

    private static IEnumerable<string> Faults(TokenOptions token, HashSet<string> seen)
    {
        if (string.IsNullOrWhiteSpace(token.Name)) yield return "Name is missing.";
        if (!TryReadHash(token.Sha256, out _)) yield return "Sha256 is not 64 hexadecimal digits.";
        else if (!seen.Add(token.Sha256)) yield return "Sha256 stands there twice.";
        if (token.Roles.Count == 0) yield return "Roles is empty.";
        foreach (var role in token.Roles)
        {
            if (!RoleTable.TryParse(role, out _))
                yield return $"Roles: \"{role}\" is not one of {string.Join(", ", RoleTable.All)}.";
        }
    }

    /// <summary>Reads 64 hexadecimal digits.</summary>
    internal static bool TryReadHash(string text, out Hash256 hash)
    {
        Span<byte> bytes = stackalloc byte[Hash256.Bytes];
        var isHash = text.Length == Hash256.Bytes * 2
            && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done;
        hash = isHash ? new Hash256(bytes) : default;
        return isHash;
    }
}
