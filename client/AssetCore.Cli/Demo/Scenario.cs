using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Ids;

namespace AssetCore.Cli.Demo;

/// <summary>A story told to a world, step by step, with what must come of each.</summary>
/// <param name="Name">Its folder.</param>
/// <param name="Title">What people call it.</param>
/// <param name="World">The world that it takes place in.</param>
/// <param name="Steps">Its steps, in order.</param>
internal sealed record Scenario(string Name, string Title, WorldId World, ImmutableArray<ScenarioStep> Steps)
{
    /// <summary>Reads a scenario from its two files.</summary>
    /// <exception cref="CliFault">The files are not a scenario.</exception>
    public static Scenario Read(string name, string description, string story)
    {
        var file = $"{name}/{ScenarioSource.DescriptionFile}";
        try
        {
            var root = JsonElement.Parse(description);
            var title = root.GetProperty("title").GetString() ?? name;
            var world = new WorldId(root.GetProperty("namespace_id").GetInt64());
            file = $"{name}/{ScenarioSource.StoryFile}";
            return new Scenario(name, title, world, [.. ReadSteps(story, file)]);
        }
        catch (Exception exception) when (
            exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw CliFault.BadInput(
                $"{file} is not part of a scenario: {exception.Message}", "scenarios/README.md describes one");
        }
    }

    private static IEnumerable<ScenarioStep> ReadSteps(string story, string file)
    {
        using var lines = new StringReader(story);
        var number = 0L;
        while (lines.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return ScenarioStep.Parse(Parse(line, number), number, file);
        }
    }

    private static JsonElement Parse(string line, long number)
    {
        try
        {
            return JsonElement.Parse(line);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"line {number} is not JSON: {fault.Message}", fault);
        }
    }
}
