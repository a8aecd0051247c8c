using AssetCore.Cli.Demo;
using Spectre.Console;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what became of scenarios, step by step, for people.</summary>
internal static class DemoPresenter
{
    /// <summary>One scenario.</summary>
    public static void Write(IAnsiConsole console, DemoOutcome outcome)
    {
        var title = $"{outcome.Scenario.Title} (world {outcome.Scenario.World}){Environment.NewLine}";
        console.Write(PlainText.Of(title, new Style(decoration: Decoration.Bold)));
        var table = Tables.Create("", "step", "answer", "world_seq", "");
        foreach (var step in outcome.Steps)
        {
            table.AddRow(
                Mark(step.IsAsExpected),
                PlainText.Of(Name(step.Step)),
                PlainText.Of(Answer(step)),
                PlainText.Of(WorldSeqs(step)),
                PlainText.Of(Remark(step)));
        }

        console.Write(table);
        WriteLog(console, outcome.Log);
        console.WriteLine();
    }

    private static string Name(ScenarioStep step) => step switch
    {
        ScenarioStep.Reversal reversal => $"{reversal.Key}: reverses {reversal.Of}",
        ScenarioStep.Change change => change.Key,
        ScenarioStep.Read read => $"  read {read.Path}",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "A step of no kind."),
    };

    private static string Answer(DemoStep step) => step switch
    {
        { IsRetold: true } => "not told again",
        { Result.Problem: { } problem } => problem.Code,
        { Result.IsReplay: true } => "replay",
        { Result: not null } => "committed",
        { Step: ScenarioStep.Read, IsAsExpected: false } => "other",
        { Step: ScenarioStep.Read { RefusedAs: { } code } } => code,
        { Step: ScenarioStep.Read } => "as told",
        _ => "not sent",
    };

    private static string WorldSeqs(DemoStep step) => step.Result is { Problem: null } result
        ? Cells.Range(result.WorldSeqStart, result.WorldSeqEnd)
        : step.Step is ScenarioStep.Read ? "" : "-";

    private static string Remark(DemoStep step) => step switch
    {
        { IsAsExpected: false } => string.Join(Environment.NewLine, step.Differences),
        { IsRetold: true, Step: ScenarioStep.Change { RefusedAs: { } code } } => $"refused with {code} the first time",
        { IsRetold: true } => "the world has gone on since",
        { Result.Problem: not null } => "refused, as expected",
        { Step: ScenarioStep.Read { RefusedAs: not null } } => "refused, as expected",
        _ => "",
    };

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

    private static Spectre.Console.Text Mark(bool isAsExpected) =>
        isAsExpected ? PlainText.Of("ok", new Style(Color.Green)) : PlainText.Of("DIFFERS", new Style(Color.Red));
}
