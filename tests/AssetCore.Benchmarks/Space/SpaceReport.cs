using System.CommandLine;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Space;

/// <summary>What space costs: on grids that fill, and on lines and planes that more and more stands on.</summary>
internal static class SpaceReport
{
    public static Command CreateCommand() => SectionCommand.Create(
        "space", "what placing, overlaps and free anchors cost as a grid, a line and a plane fill", Measure);

    private static string Measure() =>
        $"### A grid of 1,000 x 1,000 cells\n\n{GridTable.Measure()}\n"
        + $"### Lines and planes\n\n{ContinuousTable.Measure()}";
}
