using System.Text.Json;

namespace AssetCore.Cli.Options;

/// <summary>Finds the bearer token: option, file, environment, then the token files that a server wrote here.</summary>
internal static class TokenSource
{
    private const string Variable = "ASSETCORE_TOKEN";

    // Reader last: who may only read should still be able to run the reading commands.
    private static readonly string[] s_files = ["admin.json", "writer.json", "reader.json"];

    /// <summary>The token, or null if there is none anywhere.</summary>
    /// <exception cref="CliFault">A file that was named, or that is there, holds no token.</exception>
    public static string? Find(string? token, string? tokenFile, CliHost host)
    {
        if (token is not null) return NotEmpty(token, "--token");
        if (tokenFile is not null) return Read(host.FullPath(tokenFile));
        if (host.Environment(Variable) is { } variable) return NotEmpty(variable, Variable);
        var folder = host.FullPath(Path.Combine("data", "auth", "tokens"));
        var file = s_files.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return file is null ? null : Read(file);
    }

    // A variable that was never set must not turn into the token of an administrator that lies about.
    private static string NotEmpty(string token, string source) =>
        string.IsNullOrWhiteSpace(token) ? throw CliFault.BadInput($"{source} is given and empty.") : token.Trim();

    private static string Read(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliFault.BadInput($"The token file {file} cannot be read: {exception.Message}");
        }

        if (!text.StartsWith('{'))
            return text.Length > 0 ? text : throw CliFault.BadInput($"The token file {file} is empty.");
        try
        {
            var token = JsonElement.Parse(text).TryGetProperty("token", out var member) ? member.GetString() : null;
            return token is { Length: > 0 }
                ? token
                : throw CliFault.BadInput($"The token file {file} has no member token.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw CliFault.BadInput($"The token file {file} is not {{\"token\": \"...\"}}: {exception.Message}");
        }
    }
}
