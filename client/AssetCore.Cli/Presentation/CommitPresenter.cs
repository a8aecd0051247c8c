using System.Globalization;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what became of commits: one receipt in full, many as a summary with the refusals.</summary>
internal static class CommitPresenter
{
    /// <summary>Writes the outcome of a run.</summary>
    public static void Write(IAnsiConsole console, CommitSummary summary, TimeSpan elapsed)
    {
        if (summary is { Sent: 1, Refused: 0 })
        {
            ObjectPresenter.Write(console, summary.Last!.Document);
            return;
        }

        if (summary.Sent > 1) WriteSummary(console, summary, elapsed);
        if (summary.Sent > 1 && summary.Refused > 0) WriteRefusals(console, summary);
    }

    private static void WriteSummary(IAnsiConsole console, CommitSummary summary, TimeSpan elapsed)
    {
        var grid = Tables.Members();
        grid.AddMember("sent", Cells.Number(summary.Sent));
        grid.AddMember("committed", Cells.Number(summary.Committed));
        grid.AddMember("replays", Cells.Number(summary.Replayed));
        grid.AddMember("refused", Cells.Number(summary.Refused));
        grid.AddMember("events", Cells.Number(summary.Events));
        grid.AddMember(
            "world_seq", summary.LastWorldSeq == 0 ? "-" : Cells.Range(summary.FirstWorldSeq, summary.LastWorldSeq));
        var rate = elapsed > TimeSpan.Zero ? summary.Sent / elapsed.TotalSeconds : 0;
        grid.AddMember(
            "time", string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:F2} s, {rate:N0} commits/s"));
        console.Write(grid);
    }

    private static void WriteRefusals(IAnsiConsole console, CommitSummary summary)
    {
        var table = Tables.Create("line", "key", "code", "operation", "detail");
        foreach (var refusal in summary.Refusals)
        {
            var problem = refusal.Problem!;
            var operation = problem.OperationIndex?.ToString(CultureInfo.InvariantCulture) ?? "-";
            table.AddTextRow(
                Cells.Number(refusal.Request.Line),
                refusal.Request.IdempotencyKey,
                problem.Code,
                operation,
                problem.Detail);
        }

        console.Write(table);
        var unseen = summary.Refused - summary.Refusals.Count;
        if (unseen > 0) console.Write(PlainText.Of($"and {Cells.Number(unseen)} more{Environment.NewLine}"));
    }
}
