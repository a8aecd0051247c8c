using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Cli.Input;
using AssetCore.Ids;

namespace AssetCore.Cli.Demo;

/// <summary>A story told in commits, and what must be true after it.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Title">What people call it.</param>
/// <param name="World">The world that it takes place in.</param>
/// <param name="Commits">The commits, in order.</param>
/// <param name="Refusals">The codes of those that must be refused, by idempotency key.</param>
/// <param name="Reads">What must come out.</param>
internal sealed record Scenario(
    string Name,
    string Title,
    WorldId World,
    ImmutableArray<CommitDocument> Commits,
    ImmutableDictionary<string, string> Refusals,
    ImmutableArray<ScenarioRead> Reads)
{
    /// <summary>Reads a scenario from its two files.</summary>
    /// <exception cref="CliFault">The files are not a scenario.</exception>
    public static async Task<Scenario> ReadAsync(
        string name, string description, string commits, CancellationToken cancellationToken)
    {
        try
        {
            var root = JsonElement.Parse(description);
            using var input = new CommitInput(new StringReader(commits), $"{name}/commits.jsonl", null);
            return new Scenario(
                name,
                root.GetProperty("title").GetString() ?? name,
                new WorldId(root.GetProperty("namespace_id").GetInt64()),
                [.. await input.ReadAsync(cancellationToken).ToListAsync(cancellationToken)],
                root.GetProperty("refused").EnumerateObject()
                    .ToImmutableDictionary(
                        refusal => refusal.Name, refusal => refusal.Value.GetString()!, StringComparer.Ordinal),
                [.. root.GetProperty("reads").EnumerateArray()
                    .Select(read =>
                        new ScenarioRead(read.GetProperty("path").GetString()!, read.GetProperty("expect")))]);
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw CliFault.BadInput(
                $"{name}/scenario.json is not a scenario: {exception.Message}", "scenarios/README.md describes one");
        }
    }
}
