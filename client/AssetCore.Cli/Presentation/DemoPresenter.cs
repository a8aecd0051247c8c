using System.Text.Json;
using AssetCore.Cli.Demo;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what became of scenarios.</summary>
internal static class DemoPresenter
{
    /// <summary>One scenario for people.</summary>
    public static void Write(IAnsiConsole console, DemoOutcome outcome)
    {
        var title = $"{outcome.Scenario.Title} (world {outcome.Scenario.World}){Environment.NewLine}";
        console.Write(PlainText.Of(title, new Style(decoration: Decoration.Bold)));
        WriteCommits(console, outcome);
        WriteReads(console, outcome);
        WriteLog(console, outcome.Log);
        console.WriteLine();
    }

    /// <summary>All scenarios for programs, as one document.</summary>
    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<DemoOutcome> outcomes)
    {
        json.WriteStartObject();
        json.WriteBoolean("as_expected", outcomes.All(outcome => outcome.IsAsExpected));
        json.WriteStartArray("scenarios");
        foreach (var outcome in outcomes) WriteJson(json, outcome);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCommits(IAnsiConsole console, DemoOutcome outcome)
    {
        var table = Tables.Create("", "commit", "outcome", "world_seq", "");
        foreach (var commit in outcome.Commits)
        {
            var range = commit.Result.Problem is null
                ? Cells.Range(commit.Result.WorldSeqStart, commit.Result.WorldSeqEnd)
                : "-";
            table.AddRow(
                Mark(commit.IsAsExpected),
                PlainText.Of(commit.Result.Request.IdempotencyKey),
                PlainText.Of(Outcome(commit)),
                PlainText.Of(range),
                PlainText.Of(Remark(commit)));
        }

        console.Write(table);
    }

    private static void WriteReads(IAnsiConsole console, DemoOutcome outcome)
    {
        var table = Tables.Create("", "read", "");
        foreach (var read in outcome.Reads)
        {
            table.AddRow(
                Mark(read.Differences.IsEmpty),
                PlainText.Of(read.Path),
                PlainText.Of(string.Join(Environment.NewLine, read.Differences)));
        }

        console.Write(table);
    }

    private static void WriteLog(IAnsiConsole console, DemoLog log)
    {
        var text = log.Report is { IsWhole: true } report
            ? $"log whole: {Cells.Number(report.Head.Batch.Value)} batches to world_seq "
                + $"{Cells.Number(report.Head.WorldSeq.Value)}, state {report.StateHash}"
            : "log";
        var mark = log.Report is null ? PlainText.Of("--") : Mark(log.IsAsExpected);
        console.Write(
            new Columns(mark, PlainText.Of(log.Remark is null ? text : $"{text}: {log.Remark}"))
                .Collapse());
    }

    private static string Outcome(DemoCommit commit) => commit switch
    {
        { IsRetold: true } => "not told again",
        { Result.Problem: { } problem } => problem.Code,
        { Result.IsReplay: true } => "replay",
        _ => "committed",
    };

    private static string Remark(DemoCommit commit) => commit switch
    {
        { IsRetold: true } => $"refused with {commit.ExpectedCode} when it was told first",
        { IsAsExpected: true, ExpectedCode: not null } => "refused, as expected",
        { ExpectedCode: { } code } => $"expected {code}: {commit.Result.Problem?.Detail ?? "it was committed"}",
        { Result.Problem: { } problem } => $"expected to be committed: {problem.Detail}",
        _ => "",
    };

    private static Spectre.Console.Text Mark(bool isAsExpected) =>
        isAsExpected ? PlainText.Of("ok", new Style(Color.Green)) : PlainText.Of("DIFFERS", new Style(Color.Red));

    private static void WriteJson(Utf8JsonWriter json, DemoOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("name", outcome.Scenario.Name);
        json.WriteString("title", outcome.Scenario.Title);
        json.WriteNumber("namespace_id", outcome.Scenario.World.Value);
        json.WriteBoolean("as_expected", outcome.IsAsExpected);
        json.WriteStartArray("commits");
        foreach (var commit in outcome.Commits) WriteJson(json, commit);
        json.WriteEndArray();
        json.WriteStartArray("reads");
        foreach (var read in outcome.Reads) WriteJson(json, read);
        json.WriteEndArray();
        WriteJson(json, outcome.Log);
        json.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter json, DemoCommit commit)
    {
        json.WriteStartObject();
        json.WriteString("idempotency_key", commit.Result.Request.IdempotencyKey);
        json.WriteBoolean("as_expected", commit.IsAsExpected);
        json.WriteString("outcome", commit switch
        {
            { IsRetold: true } => "not_told_again",
            { Result.Problem: not null } => "refused",
            { Result.IsReplay: true } => "replay",
            _ => "committed",
        });
        json.WriteString("expected_code", commit.ExpectedCode);
        json.WritePropertyName(commit.Result.Problem is null ? "receipt" : "problem");
        commit.Result.Document.WriteTo(json);
        json.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter json, DemoRead read)
    {
        json.WriteStartObject();
        json.WriteString("path", read.Path);
        json.WriteBoolean("as_expected", read.Differences.IsEmpty);
        json.WriteStartArray("differences");
        foreach (var difference in read.Differences) json.WriteStringValue(difference);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteJson(Utf8JsonWriter json, DemoLog log)
    {
        json.WriteStartObject("log");
        json.WriteBoolean("as_expected", log.IsAsExpected);
        json.WriteString("remark", log.Remark);
        json.WritePropertyName("report");
        if (log.Report is { } report) VerifyPresenter.WriteJson(json, report);
        else json.WriteNullValue();
        json.WriteEndObject();
    }
}
