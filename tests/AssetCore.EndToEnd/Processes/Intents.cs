using System.Diagnostics;
using System.Text.Json.Nodes;

namespace AssetCore.EndToEnd.Processes;

/// <summary>The commands of <c>AssetCore.Intents</c>.</summary>
internal static class Intents
{
    /// <summary>Holds the journal against everything that can be read back, and fails with what is wrong.</summary>
    public static async Task<JsonObject> CheckAsync(IntentsTarget target)
    {
        var (exitCode, report) = await TryCheckAsync(target);
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToJsonString());
        Assert.True(exitCode == 0, report.ToJsonString());
        return report;
    }

    /// <summary>The same, and whatever it says.</summary>
    public static async Task<(int ExitCode, JsonObject Report)> TryCheckAsync(IntentsTarget target)
    {
        var start = Command("check", target);
        foreach (var argument in target.Store) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var (text, complaints) = (await output, await errors);
        Assert.True(complaints.Length == 0, complaints);
        return (process.ExitCode, JsonNode.Parse(text)!.AsObject());
    }

    public static ProcessStartInfo Command(string verb, IntentsTarget target)
    {
        string[] arguments =
        [
            Build.Program("tests/AssetCore.Intents", "AssetCore.Intents.dll"), verb,
            .. target.Silos.SelectMany(silo => (string[])["--url", silo.ToString()]),
            "--token-file", target.TokenFile,
            "--journal", target.Journal,
            "--worlds", target.Worlds,
        ];
        return new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
    }
}
