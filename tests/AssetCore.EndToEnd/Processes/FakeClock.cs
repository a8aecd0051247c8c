using System.Diagnostics;

namespace AssetCore.EndToEnd.Processes;

/// <summary>
/// The clock of one process, which a test may set while the process runs: libfaketime stands before the system's. Only
/// the date is faked; the time that timers run by is not, and cannot jump on a real machine either.
/// </summary>
internal sealed class FakeClock
{
    private readonly string _file;
    private readonly string _library;

    private FakeClock(string file, string library)
    {
        _file = file;
        _library = library;
        Set("+0");
    }

    /// <summary>The command line before that of the process.</summary>
    public string[] Through =>
    [
        "env", $"LD_PRELOAD={_library}", $"FAKETIME_TIMESTAMP_FILE={_file}", "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
    ];

    /// <summary>A clock that is right until it is set.</summary>
    /// <param name="file">A file of its own.</param>
    /// <exception cref="InvalidOperationException">The command faketime is not installed.</exception>
    public static async Task<FakeClock> CreateAsync(string file)
    {
        string[] asks = ["-f", "+0", "sh", "-c", "echo $LD_PRELOAD"];
        var start = new ProcessStartInfo("faketime", asks) { RedirectStandardOutput = true };
        try
        {
            using var process = Process.Start(start)!;
            var library = (await process.StandardOutput.ReadToEndAsync()).Trim();
            await process.WaitForExitAsync();
            // The one for programs of many threads lies beside the one that the command chooses.
            return new FakeClock(file, library.Replace("libfaketime.so", "libfaketimeMT.so", StringComparison.Ordinal));
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new InvalidOperationException(
                "faketime was not found. It is in the package faketime; scripts/test installs it.", fault);
        }
    }

    /// <summary>
    /// Sets the clock so far ahead of the true time, or behind it; the process sees it within a second.
    /// </summary>
    public void Jump(TimeSpan ahead) => Set($"{(ahead < TimeSpan.Zero ? "-" : "+")}{Math.Abs(ahead.TotalSeconds):F0}");

    // Moved into place, so that nobody reads half of it.
    private void Set(string offset)
    {
        File.WriteAllText(_file + ".new", offset + "\n");
        File.Move(_file + ".new", _file, overwrite: true);
    }
}
