using System.Collections.Immutable;

namespace AssetCore.Cli.Demo;

/// <summary>What became of one read of a scenario.</summary>
/// <param name="Path">What was read.</param>
/// <param name="Differences">How the answer differs; empty if it fits.</param>
internal sealed record DemoRead(string Path, ImmutableArray<string> Differences);
