using System.CommandLine;
using System.Globalization;
using AssetCore.Cli.Offline;
using AssetCore.Cli.Online;
using AssetCore.Cli.Options;
using AssetCore.Cli.Presentation;
using AssetCore.Client;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Recovery.Archives;
using Spectre.Console;

namespace AssetCore.Cli.Commands;

/// <summary>One run of a command: its arguments, where its output goes, and its way to the server.</summary>
/// <param name="host">The world around the command.</param>
/// <param name="globals">The options that every command takes.</param>
/// <param name="parsed">The arguments.</param>
internal sealed class CommandContext(CliHost host, GlobalOptions globals, ParseResult parsed)
{
    private readonly bool _colors = !parsed.GetValue(globals.NoColor)
        && string.IsNullOrEmpty(host.Environment("NO_COLOR"));

    /// <summary>The world around the command.</summary>
    public CliHost Host { get; } = host;

    /// <summary>The arguments.</summary>
    public ParseResult Arguments { get; } = parsed;

    /// <summary>True if standard output carries nothing but JSON.</summary>
    public bool Json { get; } = parsed.GetValue(globals.Json);

    /// <summary>The world that the command is about.</summary>
    public WorldId World { get; } = new(parsed.GetValue(globals.World));

    /// <summary>The world that the command is about where an archive may be read, which holds one only.</summary>
    public WorldId WorldIn(OpenStore store) =>
        store.Store is WorldArchive archive && Arguments.GetResult(globals.World) is not { Implicit: false }
            ? archive.Origin.World
            : World;

    /// <summary>Standard output for people. Not to be used with <see cref="Json"/>.</summary>
    public IAnsiConsole Output => field ??= Consoles.Create(Host.Out, Host.IsOutTerminal, _colors);

    /// <summary>Standard error: remarks that belong to no result.</summary>
    public IAnsiConsole Notes => field ??= Consoles.Create(Host.Error, Host.IsErrorTerminal, _colors);

    /// <summary>Standard output for programs.</summary>
    public JsonOutput Documents => field ??= new JsonOutput(Host.Out);

    /// <summary>Shows how far long work is, where there is a terminal for it.</summary>
    public ProgressPresenter Progress => new(Notes, Host.IsErrorTerminal);

    /// <summary>Writes errors as the arguments ask for.</summary>
    public ErrorPresenter Errors => new(Host, Json);

    /// <summary>The server that the arguments name. The caller disposes of it.</summary>
    /// <param name="tellsRetries">False for thousands of callers at a time, whose notes nobody could read.</param>
    /// <exception cref="CliFault">The URL or the token cannot be used.</exception>
    public Server Connect(bool tellsRetries = true) =>
        new(Address(), Token(), Host.CreateHandler(), Host.Time, tellsRetries ? Note : null);

    private void Note(RetryNotice notice)
    {
        var reason = notice.Code is { } code
            ? ErrorCatalogue.Get(code).Text
            : notice.Failure?.Message ?? "no answer came";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"note: {reason.TrimEnd('.')}. Trying again in {notice.Wait.TotalSeconds:F1} s.");
        Notes.Write(PlainText.Of(line.ReplaceLineEndings(" ") + Environment.NewLine));
    }

    private Uri Address()
    {
        var url = Arguments.GetValue(globals.Url) ?? NonEmpty(Host.Environment("ASSETCORE_URL"))
            ?? GlobalOptions.UrlDefault;
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw CliFault.BadInput(
                $"'{url}' is not the URL of a server.", $"for example --url {GlobalOptions.UrlDefault}");
    }

    private string? Token() =>
        TokenSource.Find(Arguments.GetValue(globals.Token), Arguments.GetValue(globals.TokenFile), Host);

    private static string? NonEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
