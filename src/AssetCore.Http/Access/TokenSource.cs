using AssetCore.Hashes;
using Microsoft.Extensions.Logging;

namespace AssetCore.Http.Access;

/// <summary>Makes the token book of a server, from its configuration or from its token files.</summary>
internal static partial class TokenSource
{
    /// <summary>The token book that validated options describe.</summary>
    /// <exception cref="IOException">A token file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">A token file does not hold a token.</exception>
    public static TokenBook Open(AuthOptions auth, ILogger logger)
    {
        if (auth.Tokens.Count > 0)
        {
            LogConfigured(logger, auth.Tokens.Count);
            return new TokenBook(auth.Tokens.Select(Configured));
        }

        var directory = Path.GetFullPath(auth.TokenDirectory!);
        var book = TokenFiles.Ensure(directory, out var written);
        if (written) LogWritten(logger, directory);
        else LogRead(logger, directory);
        return book;
    }

    private static KeyValuePair<Hash256, Caller> Configured(TokenOptions token)
    {
        AuthOptionsValidator.TryReadHash(token.Sha256, out var hash);
        var roles = Roles.None;
        foreach (var name in token.Roles)
        {
            if (RoleTable.TryParse(name, out var role)) roles |= role;
        }

        return new(hash, new Caller(token.Name, [new Grant(roles, null)]));
    }

    [LoggerMessage(3001, LogLevel.Information, "{Count} tokens are known from the configuration.")]
    private static partial void LogConfigured(ILogger logger, int count);

    [LoggerMessage(3002, LogLevel.Information, "New tokens (admin, writer, reader) were written to {Directory}.")]
    private static partial void LogWritten(ILogger logger, string directory);

    [LoggerMessage(3003, LogLevel.Information, "Tokens were read from {Directory}.")]
    private static partial void LogRead(ILogger logger, string directory);
}
