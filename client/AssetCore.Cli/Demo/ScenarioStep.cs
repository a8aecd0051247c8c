using System.Text.Json;
using AssetCore.Cli.Input;

namespace AssetCore.Cli.Demo;

/// <summary>One line of a story: a commit, a reversal or a read, and what must come of it.</summary>
internal abstract record ScenarioStep
{
    private ScenarioStep()
    {
    }

    /// <summary>Something that is sent under a key, and its answer.</summary>
    /// <param name="Key">Its idempotency key, which names it in the story.</param>
    /// <param name="RefusedAs">The code that it must be refused with; null if it must take place.</param>
    /// <param name="Expect">What its receipt or its problem must contain; null for anything.</param>
    internal abstract record Change(string Key, string? RefusedAs, JsonElement? Expect) : ScenarioStep;

    /// <summary>A commit.</summary>
    /// <param name="Request">As <c>POST .../commit</c> takes it.</param>
    /// <param name="RefusedAs">The code that it must be refused with; null if it must take place.</param>
    /// <param name="Expect">What its receipt or its problem must contain; null for anything.</param>
    internal sealed record Commit(CommitDocument Request, string? RefusedAs, JsonElement? Expect)
        : Change(Request.IdempotencyKey, RefusedAs, Expect);

    /// <summary>A reversal of an earlier commit of the story.</summary>
    /// <param name="Of">The key of that commit.</param>
    /// <param name="Key">Its own key.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="ActorId">Who asks, or null.</param>
    /// <param name="RefusedAs">The code that it must be refused with; null if it must take place.</param>
    /// <param name="Expect">What its receipt or its problem must contain; null for anything.</param>
    internal sealed record Reversal(
        string Of, string Key, string Reason, string? ActorId, string? RefusedAs, JsonElement? Expect)
        : Change(Key, RefusedAs, Expect);

    /// <summary>A read.</summary>
    /// <param name="Path">The path below the world's reads, with its query.</param>
    /// <param name="RefusedAs">The code that it must be refused with; null if it must be answered.</param>
    /// <param name="Expect">What the answer must contain; null for anything.</param>
    internal sealed record Read(string Path, string? RefusedAs, JsonElement? Expect) : ScenarioStep;

    /// <summary>Takes a step out of a line.</summary>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member is something else.</exception>
    /// <exception cref="FormatException">The line is no step.</exception>
    public static ScenarioStep Parse(JsonElement line, long number, string source)
    {
        var refused = Text(line, "refused");
        JsonElement? expect = line.TryGetProperty("expect", out var wanted) ? wanted : null;
        if (line.TryGetProperty("commit", out var commit))
            return new Commit(CommitDocument.Create(commit, number, source), refused, expect);
        if (Text(line, "reverse") is { } reversed)
        {
            var key = line.GetProperty("idempotency_key").GetString()!;
            var reason = line.GetProperty("reason").GetString()!;
            return new Reversal(reversed, key, reason, Text(line, "actor_id"), refused, expect);
        }

        return Text(line, "read") is { } path
            ? new Read(path, refused, expect)
            : throw new FormatException($"line {number} has none of commit, reverse and read");
    }

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var member) ? member.GetString() : null;
}
