using System.Diagnostics;

namespace AssetCore.EndToEnd.Processes;

/// <summary>One run of the <c>assetcore</c> command, as a person would type it.</summary>
/// <param name="ExitCode">What it exited with.</param>
/// <param name="Output">What it printed, errors included.</param>
internal sealed record CliProcess(int ExitCode, string Output)
{
    public static async Task<CliProcess> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.ArgumentList.Add(Build.Program("client/AssetCore.Cli", "assetcore.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliProcess(process.ExitCode, await output + await errors);
    }
}
