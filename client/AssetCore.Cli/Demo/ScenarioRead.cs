using System.Text.Json;

namespace AssetCore.Cli.Demo;

/// <summary>A read that must come out in a certain way.</summary>
/// <param name="Path">The path below the world's reads, with its query.</param>
/// <param name="Expect">What the answer must contain.</param>
internal sealed record ScenarioRead(string Path, JsonElement Expect);
