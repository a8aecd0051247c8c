using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Packing;
using AssetCore.Recovery;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Worlds;

/// <summary>What a silo does for the stored bytes of a world, from durable bytes alone.</summary>
internal static class Upkeep
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(5);
    private static readonly PackOptions s_packs = new();

    /// <summary>Takes a checkpoint at the end of the log.</summary>
    public static Task TakeCheckpointAsync(SimulatedProcess process, WorldId world) => RepeatAsync(
        process,
        async () => await new CheckpointTaker(process.Store, world, process.Time, s_callTimeout)
            .TakeAsync(null, default));

    /// <summary>Rewrites sealed segments as packs, waits, and deletes them.</summary>
    public static async Task PackAsync(SimulatedProcess process, WorldId world)
    {
        var packer = new SegmentPacker(process.Store, world, s_packs, process.Time);
        await RepeatAsync(process, async () => await packer.RunAsync(default));
        await Task.Delay(s_packs.PackGraceAge, process.Time);
        await RepeatAsync(process, async () => await packer.RunAsync(default));
    }

    private static Task RepeatAsync(SimulatedProcess process, Func<Task> work) =>
        WorldClient.UntilDoneAsync(process, async () =>
        {
            try
            {
                await work();
                return true;
            }
            catch (StorageUnavailableException)
            {
                return false; // What upkeep does not get done it does later.
            }
        });
}
