using System.ComponentModel;
using System.Diagnostics;

namespace AssetCore.Testing.Verifier;

/// <summary>
/// Runs <c>tools/verifier</c>, the verifier that was written from <c>docs/formats</c> alone. A test fails where
/// there is no python3.
/// </summary>
public static class PythonVerifier
{
    private const string Script = "tools/verifier";

    /// <summary>The folder of the repository.</summary>
    /// <exception cref="InvalidOperationException">The tests do not run from within the repository.</exception>
    public static string Repository { get; } = FindRepository();

    /// <summary>Verifies the log of one world in each of several file stores.</summary>
    /// <param name="world">The world.</param>
    /// <param name="roots">The folders of the stores; 1 or more.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>A report for each store, in order.</returns>
    public static async Task<IReadOnlyList<VerifierReport>> VerifyAsync(
        long world, IEnumerable<string> roots, CancellationToken cancellationToken)
    {
        var (_, output) = await RunAsync(
            ["log", .. roots, "--world", $"{world}", "--json", "--quiet"], cancellationToken).ConfigureAwait(false);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(VerifierReport.Parse)];
    }

    /// <summary>Runs the verifier.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <returns>The exit code, and what was written to standard output and error.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("python3", [Path.Combine(Repository, Script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        using var process = Start(start);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return (process.ExitCode, output + await errors.ConfigureAwait(false));
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            throw new InvalidOperationException(
                "There is no python3 on this machine: scripts/test installs it.", fault);
        }
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, Script))) return folder.FullName;
        }

        throw new InvalidOperationException($"{Script} was not found above the tests.");
    }
}
