using AssetCore.Log;
using AssetCore.Log.Writing;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Writers;

/// <summary>
/// A short history with rolls: every step of it with every fault, and then a second writer that goes on. What was
/// acknowledged is there, once and in its place; what was refused is not.
/// </summary>
public sealed class WriterCrashTests
{
    private const int Batches = 5;

    private static readonly WorldLogOptions s_options = new() { SegmentAppendsMax = 2 };

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public async Task A_fault_at_any_step_loses_nothing_that_was_acknowledged(StoreMedium medium)
    {
        var steps = (await RunAsync(medium, FaultPlans.Nothing)).Steps.Count;
        Assert.True(steps > 20, "the history is shorter than it should be");
        for (var step = 1; step <= steps; step++)
        {
            foreach (var decree in FaultPlans.Every) await RunAsync(medium, FaultPlans.At((step, decree)));
        }
    }

    private static async Task<StoreSimulation> RunAsync(StoreMedium medium, FaultPlan plan)
    {
        var simulation = new StoreSimulation(seed: 1, medium) { Plan = plan };
        var (acknowledged, refused) = (new Dictionary<int, long>(), new HashSet<int>());
        for (var life = 0; life < 2; life++)
        {
            var firstSeed = (life * Batches) + 1;
            simulation.Run(simulation.StartProcess(), process => WriteAsync(process, firstSeed, acknowledged, refused));
        }

        simulation.LandLate();
        var told = string.Join('\n', simulation.Steps);
        var seeds = (await WriterProcesses.ReadAllAsync(simulation))
            .Select(frame => BitConverter.ToInt32(frame.Payload.Span)).ToList();
        Assert.True(seeds.Distinct().Count() == seeds.Count, $"a batch stands twice\n{told}");
        Assert.True(!seeds.Exists(refused.Contains), $"a refused batch stands in the log\n{told}");
        foreach (var (seed, batch) in acknowledged)
            Assert.True(seeds.Count >= batch && seeds[(int)batch - 1] == seed, $"batch {batch} is lost\n{told}");
        return simulation;
    }

    private static async Task WriteAsync(
        SimulatedProcess process, int firstSeed, Dictionary<int, long> acknowledged, HashSet<int> refused)
    {
        WorldLog log;
        try
        {
            log = await WriterProcesses.OpenAsync(process, s_options);
        }
        catch (StorageUnavailableException)
        {
            return; // Allowed: whoever hosts a writer tries again later.
        }

        for (var seed = firstSeed; seed < firstSeed + Batches; seed++)
        {
            var outcome = await WriterProcesses.AppendAsync(log, seed);
            if (outcome is AppendOutcome.Durable durable) acknowledged.Add(seed, durable.Frame.Header.Batch.Value);
            else if (outcome is AppendOutcome.Refused or AppendOutcome.Fenced) refused.Add(seed);
            if (outcome is AppendOutcome.Disputed or AppendOutcome.Fenced) break;
        }

        await log.DisposeAsync();
    }
}
