using System.Collections.Immutable;

namespace AssetCore.Cli.Demo;

/// <summary>What became of one scenario.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="Steps">Its steps.</param>
/// <param name="Log">The check of its log.</param>
internal sealed record DemoOutcome(Scenario Scenario, ImmutableArray<DemoStep> Steps, DemoLog Log)
{
    /// <summary>True if everything came out as the scenario says.</summary>
    public bool IsAsExpected => Steps.All(step => step.IsAsExpected) && Log.IsAsExpected;
}
