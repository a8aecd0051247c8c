using System.Collections.Immutable;
using System.Reflection;

namespace AssetCore.Cli.Demo;

/// <summary>
/// Finds the scenarios: in a folder that was named, in <c>scenarios/</c> here or above, or inside this program.
/// </summary>
internal static class ScenarioSource
{
    /// <summary>The file with the title and the world.</summary>
    public const string DescriptionFile = "scenario.json";

    /// <summary>The file with the steps.</summary>
    public const string StoryFile = "story.jsonl";

    private const string FolderName = "scenarios";
    private const string ResourcePrefix = "scenarios/";

    /// <summary>All scenarios, in order of their worlds, and where they came from.</summary>
    /// <param name="folder">A folder that was named, or null.</param>
    /// <param name="host">The world around the command.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CliFault">There are none, or they cannot be read.</exception>
    public static async Task<(string Place, ImmutableArray<Scenario> Scenarios)> ReadAsync(
        string? folder, CliHost host, CancellationToken cancellationToken)
    {
        var found = folder is null ? FindAbove(host.CurrentDirectory) : host.FullPath(folder);
        var scenarios = found is null
            ? await ReadEmbeddedAsync(cancellationToken)
            : await ReadFolderAsync(found, cancellationToken);
        if (scenarios.Count == 0)
            throw CliFault.BadInput(
                $"There is no scenario in {found}.",
                $"a scenario is a folder with {DescriptionFile} and {StoryFile}");
        return (found ?? "this program", [.. scenarios.OrderBy(scenario => scenario.World)]);
    }

    private static string? FindAbove(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, FolderName);
            if (Directory.Exists(candidate)
                && Directory.EnumerateFiles(candidate, DescriptionFile, SearchOption.AllDirectories).Any())
                return candidate;
        }

        return null;
    }

    private static async Task<List<Scenario>> ReadFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var scenarios = new List<Scenario>();
        try
        {
            foreach (var place in Directory.EnumerateDirectories(folder)
                .Where(place => File.Exists(Path.Combine(place, DescriptionFile))))
            {
                var description = await File.ReadAllTextAsync(Path.Combine(place, DescriptionFile), cancellationToken);
                var story = await File.ReadAllTextAsync(Path.Combine(place, StoryFile), cancellationToken);
                scenarios.Add(Scenario.Read(Path.GetFileName(place), description, story));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CliFault.BadInput($"The scenarios in {folder} cannot be read: {exception.Message}");
        }

        return scenarios;
    }

    private static async Task<List<Scenario>> ReadEmbeddedAsync(CancellationToken cancellationToken)
    {
        var scenarios = new List<Scenario>();
        var assembly = typeof(ScenarioSource).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames()
            .Where(name => name.EndsWith('/' + DescriptionFile, StringComparison.Ordinal)))
        {
            var name = resource[ResourcePrefix.Length..^(DescriptionFile.Length + 1)];
            var description = await ReadAsync(assembly, resource, cancellationToken);
            var story = await ReadAsync(assembly, $"{ResourcePrefix}{name}/{StoryFile}", cancellationToken);
            scenarios.Add(Scenario.Read(name, description, story));
        }

        return scenarios;
    }

    private static async Task<string> ReadAsync(Assembly assembly, string resource, CancellationToken cancellationToken)
    {
        await using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The build left out {resource}.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken);
    }
}
