using System.Collections.Immutable;
using AssetCore.Cli.Online;

namespace AssetCore.Cli.Demo;

/// <summary>What became of one step of a scenario.</summary>
/// <param name="Step">The step.</param>
/// <param name="Result">The receipt or the refusal of a change; null of a read, and of what was not told again.</param>
/// <param name="Differences">How the answer differs from what must come; empty if it fits.</param>
internal sealed record DemoStep(ScenarioStep Step, CommitResult? Result, ImmutableArray<string> Differences)
{
    /// <summary>
    /// True if the world has gone on since this was told first, so that neither the refusal nor the answer can be shown
    /// again.
    /// </summary>
    public bool IsRetold { get; init; }

    /// <summary>True if it came out as the scenario says.</summary>
    public bool IsAsExpected => Differences.IsEmpty;
}
