using System.Collections.Immutable;

namespace AssetCore.Cli.Demo;

/// <summary>What became of one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Commits">Its commits.</param>
/// <param name="Reads">Its reads.</param>
/// <param name="Log">The check of its log.</param>
internal sealed record DemoOutcome(
    Scenario Scenario, ImmutableArray<DemoCommit> Commits, ImmutableArray<DemoRead> Reads, DemoLog Log)
{
    /// <summary>True if everything came out as the scenario says.</summary>
    public bool IsAsExpected =>
        Commits.All(commit => commit.IsAsExpected) && Reads.All(read => read.Differences.IsEmpty) && Log.IsAsExpected;
}
