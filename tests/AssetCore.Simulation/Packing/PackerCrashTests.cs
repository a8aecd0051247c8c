using AssetCore.Log;
using AssetCore.Log.Packing;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Stores;
using AssetCore.Simulation.Writers;

namespace AssetCore.Simulation.Packing;

/// <summary>
/// Packing with a fault at any step, or with two packers: after every single step every batch can be read, and in the
/// end every sealed segment is a pack.
/// </summary>
public sealed class PackerCrashTests
{
    private const int Batches = 6;

    private static readonly PackOptions s_options = new();

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public async Task A_fault_at_any_step_costs_no_batch_and_the_next_pass_finishes(StoreMedium medium)
    {
        var (first, last) = await RunAsync(medium, seed: 1, packers: 1, FaultPlans.Nothing);
        Assert.True(last - first > 20, "the history is shorter than it should be");
        for (var step = first; step <= last; step++)
        {
            foreach (var decree in FaultPlans.Every)
                await RunAsync(medium, seed: 1, packers: 1, FaultPlans.At((step, decree)));
        }
    }

    [Theory]
    [InlineData(StoreMedium.Blobs)]
    [InlineData(StoreMedium.Files)]
    public async Task Two_packers_side_by_side_cost_no_batch(StoreMedium medium)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            await RunAsync(medium, seed, packers: 2, FaultPlans.BySeed(
                seed, 5, StepFault.Lost, StepFault.AnswerLost, StepFault.Refused, new Decree(StepFault.Late, 7)));
        }
    }

    private static async Task<(int First, int Last)> RunAsync(
        StoreMedium medium, int seed, int packers, FaultPlan plan)
    {
        var simulation = new StoreSimulation(seed, medium);
        simulation.Run(simulation.StartProcess(), WriteAsync);
        var first = simulation.Steps.Count + 1;
        simulation.Plan = step =>
        {
            AssertReadable(simulation);
            return plan(step);
        };
        for (var life = 0; life < 2; life++)
        {
            simulation.Run([.. Enumerable.Range(0, packers).Select(
                _ => (simulation.StartProcess(), (Func<SimulatedProcess, Task>)PackAsync))]);
        }

        var last = simulation.Steps.Count;
        simulation.Plan = FaultPlans.Nothing;
        simulation.LandLate();
        simulation.Run(simulation.StartProcess(), PackAsync);
        AssertReadable(simulation);
        var names = new List<BlobName>();
        await foreach (var blob in simulation.Durable.ListAsync(BlobName.LogPrefix(WriterProcesses.World), default))
            names.Add(blob.Name);
        Assert.True(names.Count > 2, "nothing was there to pack");
        Assert.All(names.SkipLast(1), name => Assert.EndsWith(".pack", name.Value, StringComparison.Ordinal));
        return (first, last);
    }

    private static async Task WriteAsync(SimulatedProcess process)
    {
        await using var log = await WriterProcesses.OpenAsync(process, new WorldLogOptions { SegmentAppendsMax = 2 });
        for (var seed = 1; seed <= Batches; seed++)
            Assert.IsType<AppendOutcome.Durable>(await WriterProcesses.AppendAsync(log, seed));
    }

    /// <summary>What a host does: a pass now and then, whatever became of the one before.</summary>
    private static async Task PackAsync(SimulatedProcess process)
    {
        var packer = new SegmentPacker(process.Store, WriterProcesses.World, s_options, process.Time);
        for (var pass = 0; pass < 3; pass++)
        {
            try
            {
                await packer.RunAsync(CancellationToken.None);
            }
            catch (StorageUnavailableException)
            {
                // Allowed: the next pass goes on.
            }

            await Task.Delay(s_options.PackGraceAge, process.Time);
        }
    }

    private static void AssertReadable(StoreSimulation simulation)
    {
        // An observer's calls complete at once.
        var frames = WriterProcesses.ReadAllAsync(simulation).GetAwaiter().GetResult();
        Assert.True(frames.Count == Batches, $"{frames.Count} batches\n{string.Join('\n', simulation.Steps)}");
    }
}
