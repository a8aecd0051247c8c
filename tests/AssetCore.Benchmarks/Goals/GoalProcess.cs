using System.Diagnostics;
using System.Globalization;

namespace AssetCore.Benchmarks.Goals;

/// <summary>One goal measured by a process of its own: this program again.</summary>
internal static class GoalProcess
{
    /// <summary>The row it printed last, and the exit code. What it prints before goes on to this process's error output.</summary>
    public static async Task<(string Row, int ExitCode)> RunAsync(int goal, TimeSpan duration, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        // `dotnet program.dll` is the process "dotnet": the program is then its first argument.
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in (string[])["goals", Text(goal), "--here", "--seconds", Text((int)duration.TotalSeconds)])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var row = string.Create(CultureInfo.InvariantCulture, $"| {goal} | it ended without a figure | | | | | not held |");
        while (await process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("| ", StringComparison.Ordinal)) row = line;
            else await Console.Error.WriteLineAsync(line);
        }

        await process.WaitForExitAsync(stop);
        return (row, process.ExitCode);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
