using System.CommandLine;

namespace AssetCore.Cli.Options;

/// <summary>The options that every command takes.</summary>
internal sealed class GlobalOptions
{
    /// <summary>The server that is asked unless told otherwise.</summary>
    public const string UrlDefault = "http://127.0.0.1:8080";

    /// <summary>Where the server is.</summary>
    public Option<string?> Url { get; } = new("--url")
    {
        Description = $"The server (environment: ASSETCORE_URL; default: {UrlDefault}).",
        HelpName = "URL",
        Recursive = true,
    };

    /// <summary>The bearer token itself.</summary>
    public Option<string?> Token { get; } = new("--token")
    {
        Description = "The bearer token (environment: ASSETCORE_TOKEN; "
            + "default: admin.json, writer.json or reader.json in ./data/auth/tokens).",
        HelpName = "TOKEN",
        Recursive = true,
    };

    /// <summary>A file that holds the bearer token.</summary>
    public Option<string?> TokenFile { get; } = new("--token-file")
    {
        Description = "A file that holds the token: {\"token\": \"...\"} or the bare text.",
        HelpName = "FILE",
        Recursive = true,
    };

    /// <summary>The world that commands are about.</summary>
    public Option<long> World { get; } = new("--world")
    {
        Description = "The world, by its namespace_id.",
        HelpName = "ID",
        DefaultValueFactory = _ => 1,
        Recursive = true,
    };

    /// <summary>JSON instead of tables.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Writes JSON documents, one a line, and nothing else to standard output.",
        Recursive = true,
    };

    /// <summary>No colours.</summary>
    public Option<bool> NoColor { get; } = new("--no-color")
    {
        Description = "No colours, on terminals too (environment: NO_COLOR).",
        Recursive = true,
    };

    public GlobalOptions() => World.Validators.Add(result =>
    {
        // A value that is no number has its own error already.
        if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var world) && world < 1)
        {
            result.AddError($"Option '--world' takes a number from 1, not {world}.");
        }
    });

    /// <summary>All of them, in the order of the help page.</summary>
    public IReadOnlyList<Option> All => [Url, Token, TokenFile, World, Json, NoColor];
}
