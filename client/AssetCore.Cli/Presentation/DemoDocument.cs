using System.Text.Json;
using AssetCore.Cli.Demo;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows what became of scenarios for programs, as one document.</summary>
internal static class DemoDocument
{
    /// <summary>Writes all scenarios.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<DemoOutcome> outcomes)
    {
        json.WriteStartObject();
        json.WriteBoolean("as_expected", outcomes.All(outcome => outcome.IsAsExpected));
        json.WriteStartArray("scenarios");
        foreach (var outcome in outcomes) Write(json, outcome);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DemoOutcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("name", outcome.Scenario.Name);
        json.WriteString("title", outcome.Scenario.Title);
        json.WriteNumber("namespace_id", outcome.Scenario.World.Value);
        json.WriteBoolean("as_expected", outcome.IsAsExpected);
        json.WriteStartArray("steps");
        foreach (var step in outcome.Steps) Write(json, step);
        json.WriteEndArray();
        Write(json, outcome.Log);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DemoStep step)
    {
        json.WriteStartObject();
        WriteStep(json, step.Step);
        json.WriteBoolean("as_expected", step.IsAsExpected);
        json.WriteString("outcome", Outcome(step));
        json.WriteStartArray("differences");
        foreach (var difference in step.Differences) json.WriteStringValue(difference);
        json.WriteEndArray();
        if (step.Result is { } result)
        {
            json.WritePropertyName(result.Problem is null ? "receipt" : "problem");
            result.Document.WriteTo(json);
        }

        json.WriteEndObject();
    }

    private static void WriteStep(Utf8JsonWriter json, ScenarioStep step)
    {
        switch (step)
        {
            case ScenarioStep.Reversal reversal:
                json.WriteString("reverse", reversal.Of);
                json.WriteString("idempotency_key", reversal.Key);
                json.WriteString("refused", reversal.RefusedAs);
                break;
            case ScenarioStep.Change change:
                json.WriteString("idempotency_key", change.Key);
                json.WriteString("refused", change.RefusedAs);
                break;
            case ScenarioStep.Read read:
                json.WriteString("read", read.Path);
                json.WriteString("refused", read.RefusedAs);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "A step of no kind.");
        }
    }

    private static string Outcome(DemoStep step) => step switch
    {
        { IsRetold: true } => "not_told_again",
        { Result.Problem: not null } => "refused",
        { Result.IsReplay: true } => "replay",
        { Result: not null } => "committed",
        { Step: ScenarioStep.Read } => "read",
        _ => "not_sent",
    };

    private static void Write(Utf8JsonWriter json, DemoLog log)
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
