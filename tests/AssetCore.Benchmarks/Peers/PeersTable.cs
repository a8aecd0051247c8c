using System.Globalization;
using System.Text;

namespace AssetCore.Benchmarks.Peers;

/// <summary>The peers beside AssetCore on one store, as Markdown.</summary>
internal static class PeersTable
{
    public static string Render(
        string store, IReadOnlyList<PeerRow> rows, PeerResult assetCore, IReadOnlyList<BulkResult> bulk)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"### AssetCore on {store}");
        text.AppendLine();
        text.AppendLine("| | callers tried | best at | transfers/s | p50 ms | p99 ms | CPU µs each | AssetCore at as many | ratio | AssetCore's best / it |");
        text.AppendLine("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        AppendLoad(text, "**AssetCore**", assetCore, isInProcess: true);
        text.AppendLine(" | | 1.0 |");
        foreach (var row in rows) AppendPeer(text, row, assetCore);
        AppendBulk(text, bulk);
        AppendSettings(text, rows);
        return text.ToString();
    }

    private static void AppendLoad(StringBuilder text, string name, PeerResult result, bool isInProcess)
    {
        var best = result.Best;
        var tried = string.Join(", ", result.Loads.Select(load => load.Callers));
        var processor = isInProcess ? string.Create(CultureInfo.InvariantCulture, $"{best.ProcessorMicroseconds:F1}") : "";
        text.Append(CultureInfo.InvariantCulture, $"| {name} | {tried} | {best.Callers:N0} | {best.PerSecond:N0} | {best.Latencies.Percentile(0.5):F2} | {best.Latencies.Percentile(0.99):F2} | {processor} |");
    }

    private static void AppendPeer(StringBuilder text, PeerRow row, PeerResult assetCore)
    {
        AppendLoad(text, row.Name, row.Result, row.IsInProcess);
        var best = row.Result.Best;
        var beside = assetCore.Loads.First(load => load.Callers == best.Callers);
        text.AppendLine(CultureInfo.InvariantCulture, $" {beside.PerSecond:N0} | {beside.PerSecond / best.PerSecond:F1} | {assetCore.Best.PerSecond / best.PerSecond:F1} |");
    }

    private static void AppendBulk(StringBuilder text, IReadOnlyList<BulkResult> bulk)
    {
        text.AppendLine();
        text.AppendLine("| many transfers a call | transfers a call | best callers | transfers/s | call p50 ms | p99 ms |");
        text.AppendLine("|---|---:|---:|---:|---:|---:|");
        foreach (var result in bulk)
        {
            var latencies = result.Load.Latencies;
            text.AppendLine(CultureInfo.InvariantCulture, $"| {result.Peer}, {result.Way.Name} | {result.Way.TransfersPerCall:N0} | {result.Load.Callers} | {result.TransfersPerSecond:N0} | {latencies.Percentile(0.5):F1} | {latencies.Percentile(0.99):F1} |");
        }
    }

    private static void AppendSettings(StringBuilder text, IReadOnlyList<PeerRow> rows)
    {
        text.AppendLine();
        text.AppendLine("| | version | durable by | settings |");
        text.AppendLine("|---|---|---|---|");
        foreach (var row in rows)
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Name} | {row.Version} | {row.Durability} | {row.Settings} |");
    }
}
