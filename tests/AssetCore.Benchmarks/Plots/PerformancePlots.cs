using OxyPlot;

namespace AssetCore.Benchmarks.Plots;

/// <summary>Which columns of which tables each plot shows.</summary>
internal static class PerformancePlots
{
    private const string RateSuffix = ", by rate";
    private const string AgeTitle = "Age of reads, by rate";

    /// <summary>Commits per second by callers, beside the empty pipeline; a table for each store.</summary>
    public static PlotModel ThroughputByCallers(IReadOnlyList<PageTable> tables)
    {
        var chart = new Chart("Commits of one world by callers", "callers at once", "commits per second");
        chart.LogarithmicX();
        foreach (var table in tables)
        {
            chart.Begin();
            chart.Line($"AssetCore, {table.Title}", table.Points("callers", "AssetCore commits/s"), LineStyle.Solid);
            chart.Line(
                $"empty pipeline, {table.Title}", table.Points("callers", "empty pipeline commits/s"), LineStyle.Dash);
        }

        return chart.Model;
    }

    /// <summary>Latency of commits by rate, beside the store's own appends; a table for each store.</summary>
    public static PlotModel LatencyByRate(IReadOnlyList<PageTable> tables)
    {
        var chart = new Chart("Latency of commits by rate (open loop)", "commits per second", "milliseconds");
        chart.LogarithmicY();
        foreach (var table in tables.Where(table => table.Title != AgeTitle))
        {
            var store = table.Title.Replace(RateSuffix, "", StringComparison.Ordinal);
            chart.Begin();
            chart.Line($"{store}, p50", table.Points("commits/s", "p50 ms"), LineStyle.Solid);
            chart.Line($"{store}, p99", table.Points("commits/s", "p99 ms"), LineStyle.Dash);
            chart.Line($"{store}, append p99", table.Points("commits/s", "append p99 ms"), LineStyle.Dot);
        }

        return chart.Model;
    }

    /// <summary>Age of reads by rate, on the writer's silo and on the others.</summary>
    public static PlotModel FreshnessByRate(IReadOnlyList<PageTable> tables)
    {
        var table = tables.Single(one => one.Title == AgeTitle);
        var chart = new Chart("Age of reads by rate, three silos", "commits per second", "milliseconds");
        chart.LogarithmicX();
        foreach (var silo in (string[])["writer's silo", "worst other silo"])
        {
            chart.Begin();
            chart.Line($"{silo}, p50", table.Points("commits/s", $"{silo} p50 ms"), LineStyle.Solid);
            chart.Line($"{silo}, p99", table.Points("commits/s", $"{silo} p99 ms"), LineStyle.Dash);
        }

        return chart.Model;
    }

    /// <summary>Time to open a world by its history: the first table of the section.</summary>
    public static PlotModel RecoveryByHistory(IReadOnlyList<PageTable> tables)
    {
        var chart = new Chart("Time to open a world by its history", "events in the log", "milliseconds");
        chart.LogarithmicX();
        chart.LogarithmicY();
        foreach (var (name, column) in ((string, string)[])
            [
                ("writer, no checkpoint", "open, no checkpoint"),
                ("writer, from a checkpoint at the end", "open from it"),
                ("replica, no checkpoint", "replica"),
            ])
        {
            chart.Begin();
            chart.Line(name, tables[0].Points("events", column), LineStyle.Solid);
        }

        return chart.Model;
    }
}
