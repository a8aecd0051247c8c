using System.CommandLine;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Space;

/// <summary>What space costs: on grids that fill, and on lines and planes that more and more stands on.</summary>
internal static class SpaceReport
{
    public static Command CreateCommand()
    {
        var write = BenchmarkOptions.Write();
        var command = new Command(
            "space", "what placing, overlaps and free anchors cost as a grid, a line and a plane fill") { write };
        command.SetAction(arguments => Run(arguments.GetValue(write)));
        return command;
    }

    public static int Run(bool write)
    {
        var text = $"### A grid of 1,000 x 1,000 cells\n\n{GridTable.Measure()}\n"
            + $"### Lines and planes\n\n{ContinuousTable.Measure()}";
        Console.WriteLine(text);
        if (write) PerformancePage.Replace("space", text);
        return 0;
    }
}
