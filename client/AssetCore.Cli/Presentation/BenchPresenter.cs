using System.Globalization;
using System.Text.Json;
using AssetCore.Cli.Bench;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what a load run came to.</summary>
internal static class BenchPresenter
{
    private static readonly (string Name, double Share)[] s_percentiles =
        [("p50", 0.5), ("p90", 0.9), ("p99", 0.99), ("p999", 0.999), ("max", 1)];

    /// <summary>For people.</summary>
    public static void Write(IAnsiConsole console, BenchReport report)
    {
        var grid = Tables.Members();
        grid.AddMember("callers", Cells.Number(report.Plan.Callers));
        grid.AddMember("commits a request", Cells.Number(report.Plan.CommitsPerRequest));
        grid.AddMember("transfers a commit", Cells.Number(report.Plan.OperationsPerCommit));
        grid.AddMember("time", Text($"{report.Elapsed.TotalSeconds:F2} s"));
        grid.AddMember("commits", Text($"{report.Commits:N0}, {report.CommitsPerSecond:N0} commits/s"));
        foreach (var (name, share) in s_percentiles)
            grid.AddMember(name, Text($"{report.Latency.Percentile(share) / 1000.0:F2} ms"));
        foreach (var (code, count) in report.Refusals) grid.AddMember("refused", $"{Cells.Number(count)} {code}");
        grid.AddMember(
            "invariants", report.Faults.IsEmpty ? "hold: sums conserved, nothing acknowledged is missing" : "BROKEN");
        foreach (var fault in report.Faults) grid.AddMember("", fault);
        console.Write(grid);
    }

    /// <summary>For programs.</summary>
    public static void WriteJson(Utf8JsonWriter json, BenchReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("callers", report.Plan.Callers);
        json.WriteNumber("commits_per_request", report.Plan.CommitsPerRequest);
        json.WriteNumber("operations_per_commit", report.Plan.OperationsPerCommit);
        json.WriteNumber("elapsed_ms", (long)report.Elapsed.TotalMilliseconds);
        json.WriteNumber("commits", report.Commits);
        json.WriteNumber("commits_per_second", Math.Round(report.CommitsPerSecond, 1));
        json.WriteStartObject("latency_us");
        foreach (var (name, share) in s_percentiles) json.WriteNumber(name, report.Latency.Percentile(share));
        json.WriteEndObject();
        json.WriteStartObject("refused");
        foreach (var (code, count) in report.Refusals) json.WriteNumber(code, count);
        json.WriteEndObject();
        json.WriteStartArray("broken_invariants");
        foreach (var fault in report.Faults) json.WriteStringValue(fault);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
