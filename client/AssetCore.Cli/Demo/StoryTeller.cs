using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Cli.Input;
using AssetCore.Cli.Online;
using AssetCore.Commits;

namespace AssetCore.Cli.Demo;

/// <summary>
/// Tells one story to its world and holds every answer against what must come. Told a second time, commits replay their
/// receipts; what can only be shown in the middle of the story is passed over. Used once.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="scenario">The story.</param>
internal sealed class StoryTeller(Server server, Scenario scenario)
{
    private const string SequenceMoved = "WORLD_SEQ_MISMATCH";

    private readonly CommitSender _sender = new(server, scenario.World);
    private readonly Dictionary<string, CommitReceipt> _receipts = new(StringComparer.Ordinal);

    /// <summary>The last change that took place; null before the first.</summary>
    public CommitReceipt? Last { get; private set; }

    /// <summary>Tells the story.</summary>
    /// <param name="report">Told of each step.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ImmutableArray<DemoStep>> TellAsync(Action<string> report, CancellationToken cancellationToken)
    {
        var steps = ImmutableArray.CreateBuilder<DemoStep>(scenario.Steps.Length);
        // From here on nothing moves any more, and every read shows what the story ends with.
        var lastChange = LastChange();
        for (var i = 0; i < scenario.Steps.Length; i++)
        {
            steps.Add(scenario.Steps[i] switch
            {
                ScenarioStep.Commit commit => await CommitAsync(commit, report, cancellationToken),
                ScenarioStep.Reversal reversal => await ReverseAsync(reversal, report, cancellationToken),
                ScenarioStep.Read read => await ReadAsync(read, i > lastChange, report, cancellationToken),
                var step => throw new InvalidOperationException($"A step of no kind: {step}."),
            });
        }

        return steps.MoveToImmutable();
    }

    private int LastChange()
    {
        for (var i = scenario.Steps.Length - 1; i >= 0; i--)
        {
            if (scenario.Steps[i] is ScenarioStep.Change { RefusedAs: null }) return i;
        }

        return -1;
    }

    private async Task<DemoStep> CommitAsync(
        ScenarioStep.Commit step, Action<string> report, CancellationToken cancellationToken)
    {
        report(step.Key);
        var request = step.RefusedAs is null ? step.Request : AtItsPlace(step.Request);
        var result = (await _sender.SendAsync([request], cancellationToken))[0];
        if (step.RefusedAs is not null && result.Problem?.Code == SequenceMoved && IsRetelling)
            return new DemoStep(step, null, []) { IsRetold = true };
        return Judge(step, result);
    }

    private async Task<DemoStep> ReverseAsync(
        ScenarioStep.Reversal step, Action<string> report, CancellationToken cancellationToken)
    {
        report(step.Key);
        // Refusals are not remembered, and a reversal has no condition: told again it might be possible now.
        if (step.RefusedAs is not null && IsRetelling) return new DemoStep(step, null, []) { IsRetold = true };
        if (!_receipts.TryGetValue(step.Of, out var reversed))
            return new DemoStep(step, null, [$"{step.Of} did not take place, so it cannot be reversed"]);
        var request = new ReverseRequest
        {
            CommitId = reversed.CommitId,
            Reason = step.Reason,
            ActorId = step.ActorId,
            IdempotencyKey = step.Key,
        };
        return Judge(
            step, await _sender.ReverseAsync(CommitDocument.OfReversal(request), request, cancellationToken));
    }

    private async Task<DemoStep> ReadAsync(
        ScenarioStep.Read step, bool isAtTheEnd, Action<string> report, CancellationToken cancellationToken)
    {
        if (IsRetelling && !isAtTheEnd) return new DemoStep(step, null, []) { IsRetold = true };
        report(step.Path);
        var path = $"v1/read/namespaces/{scenario.World}/{step.Path}";
        var answer = await server.GetAsync(path, Last?.WorldSeqEnd, cancellationToken);
        return new DemoStep(step, null, Differences(step.RefusedAs, step.Expect, answer.Problem, answer.Document));
    }

    private DemoStep Judge(ScenarioStep.Change step, CommitResult result)
    {
        if (result.Outcome.Receipt is { } receipt)
        {
            _receipts[step.Key] = receipt;
            Last = receipt;
        }

        return new DemoStep(
            step, result, Differences(step.RefusedAs, step.Expect, result.Problem, result.Document));
    }

    private static ImmutableArray<string> Differences(
        string? refusedAs, JsonElement? expect, Problem? problem, JsonElement document)
    {
        if (problem?.Code != refusedAs) return [Surprise(refusedAs, problem)];
        return expect is { } wanted ? [.. JsonSubset.Compare(wanted, document)] : [];
    }

    private static string Surprise(string? refusedAs, Problem? problem) => (refusedAs, problem) switch
    {
        (null, _) => $"refused: {problem}",
        (_, null) => $"expected {refusedAs}: it took place",
        _ => $"expected {refusedAs}: {problem}",
    };

    private bool IsRetelling => Last is { IdempotentReplay: true };

    // Refusals are not remembered: told a second time, a commit that had to be refused might be possible now. So it is
    // sent on the condition that the world still stands where the story does.
    private CommitDocument AtItsPlace(CommitDocument commit) =>
        Last is { } last ? commit.Expecting(last.WorldSeqEnd.Value) : commit;
}
