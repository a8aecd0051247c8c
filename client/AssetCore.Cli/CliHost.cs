namespace AssetCore.Cli;

/// <summary>The world around the command, so that tests can supply another one.</summary>
internal sealed class CliHost
{
    /// <summary>Standard input, read by <c>-</c>.</summary>
    public required TextReader In { get; init; }

    /// <summary>Standard output: results, and with <c>--json</c> nothing but JSON.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: errors, progress and remarks.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>True if standard output is a terminal, which takes colours and has a width.</summary>
    public bool IsOutTerminal { get; init; }

    /// <summary>True if standard error is a terminal, which can show progress.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Looks up an environment variable; null if it is not set.</summary>
    public required Func<string, string?> Environment { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Makes what carries HTTP requests; the command owns it and disposes of it.</summary>
    public required Func<HttpMessageHandler> CreateHandler { get; init; }

    /// <summary>The clock of waits and measurements.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The absolute form of a path.</summary>
    public string FullPath(string path) => Path.GetFullPath(path, CurrentDirectory);
}
