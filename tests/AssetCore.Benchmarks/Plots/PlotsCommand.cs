using System.CommandLine;
using AssetCore.Benchmarks.Reports;
using OxyPlot;

namespace AssetCore.Benchmarks.Plots;

/// <summary><c>plots</c>: draws the tables of <c>docs/performance.md</c>.</summary>
internal static class PlotsCommand
{
    private const string Folder = "docs/plots";
    private const double Width = 860;
    private const double Height = 450;

    private static readonly (string File, string Section, Func<IReadOnlyList<PageTable>, PlotModel> Draw)[] s_plots =
    [
        ("throughput-by-callers", "pipeline", PerformancePlots.ThroughputByCallers),
        ("latency-by-rate", "rates", PerformancePlots.LatencyByRate),
        ("freshness-by-rate", "rates", PerformancePlots.FreshnessByRate),
        ("recovery-by-history", "recovery", PerformancePlots.RecoveryByHistory),
    ];

    public static Command Create()
    {
        var command = new Command("plots", "draws the tables of docs/performance.md as SVG in docs/plots");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var exitCode = 0;
        foreach (var (file, section, draw) in s_plots)
        {
            var tables = PageTable.Parse(PerformancePage.Read(section));
            if (tables.Count == 0)
            {
                Console.Error.WriteLine($"{file} is not drawn: the section '{section}' has no table yet.");
                exitCode = 1;
                continue;
            }

            var path = $"{Folder}/{file}.svg";
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, Svg(draw(tables)));
            Console.WriteLine(path);
        }

        return exitCode;
    }

    private static string Svg(PlotModel plot)
    {
        var exporter = new SvgExporter
        {
            Width = Width,
            Height = Height,
            TextMeasurer = new RoomyText(),
            IsDocument = false,
        };
        return WithPlainBaselines(exporter.ExportToString(plot).ReplaceLineEndings("\n").TrimEnd('\n')) + "\n";
    }

    // Browsers know these baselines, other viewers do not and draw such text too high.
    private static string WithPlainBaselines(string svg) => svg
        .Replace("dominant-baseline=\"hanging\"", "dy=\"0.8em\"", StringComparison.Ordinal)
        .Replace("dominant-baseline=\"middle\"", "dy=\"0.35em\"", StringComparison.Ordinal)
        .Replace("dominant-baseline=\"baseline\" ", "", StringComparison.Ordinal);
}
