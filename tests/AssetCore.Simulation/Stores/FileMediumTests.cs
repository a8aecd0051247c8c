using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>What files do and blobs do not: locks, tails that are not flushed, losses of power.</summary>
public sealed class FileMediumTests
{
    private static readonly WorldId s_world = new(7);
    private static readonly BlobName s_segment = BlobName.Segment(s_world, new BatchNumber(1));

    [Fact]
    public void The_right_to_write_ends_with_its_process()
    {
        var simulation = new StoreSimulation(seed: 1, StoreMedium.Files);
        var (first, second) = (simulation.StartProcess("a"), simulation.StartProcess("b"));
        Assert.NotNull(Acquire(first).Lease);
        Assert.Equal("process a", Acquire(second).HeldBy);
        first.Crash();
        Assert.NotNull(Acquire(second).Lease);
    }

    [Fact]
    public void An_append_that_cannot_be_flushed_is_seen_by_nobody_and_cut_by_the_next()
    {
        var simulation = new StoreSimulation(seed: 1, StoreMedium.Files);
        simulation.Plan = FaultPlans.Where(
            step => step.Verb == StepVerb.Append, FaultPlans.At((3, StepFault.AnswerLost)));
        simulation.Run(simulation.StartProcess(), async process =>
        {
            await process.Store.AcquireWriterAsync(s_world, default);
            await process.Store.CreateAsync(s_segment, default);
            var answer = await process.Store.AppendAsync(s_segment, 0, new byte[10], default);
            Assert.Equal(StoreStatus.Unknown, answer.Status);
            Assert.Equal(0, (await process.Store.StatAsync(s_segment, default)).Length);
            Assert.Equal(0, (await simulation.Durable.StatAsync(s_segment, default)).Length);
            Assert.True((await process.Store.AppendAsync(s_segment, 0, new byte[4], default)).IsDone);
            Assert.Equal(4, (await simulation.Durable.StatAsync(s_segment, default)).Length);
        });
    }

    [Fact]
    public void A_loss_of_power_ends_every_process_and_leaves_any_part_of_the_last_append()
    {
        var left = new HashSet<string>();
        for (var seed = 0; seed < 200; seed++)
        {
            var simulation = new StoreSimulation(seed, StoreMedium.Files)
            {
                Plan = FaultPlans.At((4, StepFault.PowerLoss)),
            };
            var (writer, other) = (simulation.StartProcess(), simulation.StartProcess());
            simulation.Run(writer, AppendTwiceAsync);
            Assert.False(writer.IsAlive || other.IsAlive);
            left.Add(WhatIsLeft(simulation));
        }

        Assert.Superset(
            new HashSet<string> { "nothing", "cut", "whole", "a sector lost", "mark behind" }, left);
    }

    private static async Task AppendTwiceAsync(SimulatedProcess process)
    {
        await process.Store.AcquireWriterAsync(s_world, default);
        await process.Store.CreateAsync(s_segment, default);
        await process.Store.AppendAsync(s_segment, 0, Enumerable.Repeat((byte)1, 600).ToArray(), default);
        await process.Store.AppendAsync(s_segment, 600, Enumerable.Repeat((byte)2, 10).ToArray(), default);
    }

    private static string WhatIsLeft(StoreSimulation simulation)
    {
        var store = (ITearableLogStore)simulation.Durable;
        var settled = store.StatSettledAsync(s_segment, default).AsTask().GetAwaiter().GetResult().Length;
        if (settled == 0) return "mark behind";
        Assert.Equal(600, settled);
        var bytes = new byte[700];
        var read = store.ReadAsync(s_segment, 0, bytes, default).AsTask().GetAwaiter().GetResult();
        Assert.True(read.Count >= 600 && !bytes.AsSpan(0, 600).ContainsAnyExcept((byte)1), "what was durable is gone");
        return read.Count switch
        {
            600 => "nothing",
            < 610 => "cut",
            _ => bytes[609] == 2 ? "whole" : "a sector lost",
        };
    }

    private static WriterLeaseResult Acquire(SimulatedProcess process) =>
        process.Store.AcquireWriterAsync(s_world, default).AsTask().GetAwaiter().GetResult();
}
