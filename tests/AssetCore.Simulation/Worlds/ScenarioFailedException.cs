using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Worlds;

/// <summary>A run that broke a promise: which one, how it went, and how to see it again.</summary>
internal sealed class ScenarioFailedException(Scenario scenario, IReadOnlyList<Step> steps, Exception fault)
    : Exception(
        $"""
        {scenario}: {fault.Message}
        Again: {Scenario.ReplayVariable}={scenario} dotnet run --project tests/AssetCore.Simulation -- --filter-method '*A_scenario_is_replayed'
        {string.Join('\n', steps)}
        """,
        fault);
