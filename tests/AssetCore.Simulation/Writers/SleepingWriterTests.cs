using AssetCore.Log.Packing;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Writers;

/// <summary>
/// A writer that stands still (a stopped process, a long pause) while another takes over and its segments become packs:
/// when it wakes, the segment it believes in is gone, and its name is free.
/// </summary>
public sealed class SleepingWriterTests
{
    private static readonly WorldLogOptions s_options = new() { SegmentAppendsMax = 3 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task It_is_fenced_and_hides_no_pack_wherever_it_stood(int batches)
    {
        var simulation = new StoreSimulation(seed: 1, StoreMedium.Blobs);
        var sleeper = simulation.StartProcess("sleeper");
        WorldLog asleep = null!;
        simulation.Run(sleeper, async process =>
        {
            asleep = await WriterProcesses.OpenAsync(process, s_options);
            for (var seed = 1; seed <= batches; seed++)
                Assert.IsType<AppendOutcome.Durable>(await WriterProcesses.AppendAsync(asleep, seed));

            // At the end of a segment this makes the next one, and leaves it empty.
            var next = BlobName.Segment(WriterProcesses.World, asleep.Head.Batch.Next).Value;
            simulation.Plan = step => step.Verb == StepVerb.Append && (batches != 3 || step.Subject == next)
                ? StepFault.Refused
                : Decree.Go;
            Assert.IsType<AppendOutcome.Refused>(await WriterProcesses.AppendAsync(asleep, 50));
            simulation.Plan = FaultPlans.Nothing;
        });
        simulation.Run(simulation.StartProcess("next"), TakeOverAndPackAsync);

        var before = await WriterProcesses.ReadAllAsync(simulation);
        simulation.Run(sleeper, async _ =>
            Assert.IsType<AppendOutcome.Fenced>(await WriterProcesses.AppendAsync(asleep, 60)));
        var after = await WriterProcesses.ReadAllAsync(simulation);
        Assert.Equal(before.Select(frame => frame.Header), after.Select(frame => frame.Header));
    }

    private static async Task TakeOverAndPackAsync(SimulatedProcess process)
    {
        var log = await WriterProcesses.OpenAsync(process, s_options);
        for (var seed = 100; seed < 110; seed++)
            Assert.IsType<AppendOutcome.Durable>(await WriterProcesses.AppendAsync(log, seed));
        var options = new PackOptions();
        var packer = new SegmentPacker(process.Store, WriterProcesses.World, options, process.Time);
        await packer.RunAsync(CancellationToken.None);
        await Task.Delay(options.PackGraceAge, process.Time);
        Assert.All(
            await packer.RunAsync(CancellationToken.None),
            packed => Assert.Equal(PackOutcome.Removed, packed.Outcome));
    }
}
