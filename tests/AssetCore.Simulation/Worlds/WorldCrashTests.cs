using System.Diagnostics;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// The whole life of a world, rerun with every fault at every step; and with crashes of the recovery from a crash.
/// </summary>
public sealed class WorldCrashTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public void The_tale_ends_well_without_faults(StoreMedium medium)
    {
        var began = Stopwatch.GetTimestamp();
        var tale = WorldTale.Tell(1, medium, FaultPlans.Nothing);
        output.WriteLine($"{tale.Steps} steps, {Stopwatch.GetElapsedTime(began).TotalMilliseconds} ms");
        foreach (var step in tale.Simulation.Steps.Take(tale.Steps)) output.WriteLine(step.ToString());
        var verbs = tale.Simulation.Steps.Take(tale.Steps).Select(step => step.Verb).ToHashSet();
        Assert.Superset(
            new HashSet<StepVerb>
            {
                StepVerb.Append, StepVerb.Create, StepVerb.Seal, StepVerb.Read, StepVerb.Stat, StepVerb.List,
                StepVerb.Put, StepVerb.Stage, StepVerb.Publish, StepVerb.Delete,
            },
            verbs);
    }
}
