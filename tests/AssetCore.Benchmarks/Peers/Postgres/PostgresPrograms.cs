using System.Diagnostics;

namespace AssetCore.Benchmarks.Peers.Postgres;

/// <summary>
/// The programs of PostgreSQL 15. The server refuses to run as root: as root, they run as another user.
/// </summary>
internal sealed class PostgresPrograms
{
    private const string DebianFolder = "/usr/lib/postgresql/15/bin";
    private const string Root = "root";
    private readonly string _folder;
    private readonly string? _user;

    private PostgresPrograms(string folder, string? user)
    {
        _folder = folder;
        _user = user;
    }

    /// <exception cref="InvalidOperationException">PostgreSQL 15 is not installed here.</exception>
    public static PostgresPrograms Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var folder = folders.Prepend(DebianFolder).FirstOrDefault(IsServerFolder)
            ?? throw new InvalidOperationException(
                $"PostgreSQL 15 is neither in {DebianFolder} nor on the PATH: apt-get install postgresql-15 (Debian)");
        return new PostgresPrograms(folder, Environment.UserName == Root ? OrdinaryUser() : null);
    }

    /// <summary>Hands a folder over to the user that the programs run as.</summary>
    public Task OwnAsync(string folder) =>
        _user is null ? Task.CompletedTask : RunAsync("chown", [$"{_user}:", folder], folder);

    /// <summary>Runs one of the programs to its end.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs, as the server's user.</param>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public Task RunProgramAsync(string program, IEnumerable<string> arguments, string folder)
    {
        var path = Path.Combine(_folder, program);
        return _user is null
            ? RunAsync(path, arguments, folder)
            : RunAsync("runuser", [.. new[] { "-u", _user, "--", path }, .. arguments], folder);
    }

    private static bool IsServerFolder(string folder) => File.Exists(Path.Combine(folder, "initdb"));

    private static string OrdinaryUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith("postgres:", StringComparison.Ordinal))
            ? "postgres"
            : "nobody";

    private static async Task RunAsync(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} was not started.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} ended with {process.ExitCode}: {await output}{await errors}");
        }

        await Task.WhenAll(output, errors);
    }
}
