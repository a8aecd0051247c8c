using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Simulation.Processes;
using AssetCore.Testing.Stores;

namespace AssetCore.Simulation.Writers;

/// <summary>Opens writers of one world in simulated processes, each with a nonce of its own.</summary>
internal static class WriterProcesses
{
    public static readonly WorldId World = new(3);

    private static long s_opened;

    public static ValueTask<WorldLog> OpenAsync(
        SimulatedProcess process, WorldLogOptions options, ILogStore? store = null) =>
        WorldLog.OpenAsync(
            store ?? process.Store,
            World,
            options,
            new WriterIdentity(NextNonce(), "simulation", process.Name),
            process.Time,
            NoCheckpoint.Instance,
            new CollectingSink(),
            progress: null,
            CancellationToken.None);

    public static ValueTask<AppendOutcome> AppendAsync(WorldLog log, int seed) =>
        log.AppendAsync(SampleBatches.After(log.Head, seed), CancellationToken.None);

    /// <summary>Every durable batch, verified, as an observer finds them.</summary>
    public static async Task<List<BatchFrame>> ReadAllAsync(StoreSimulation simulation)
    {
        var frames = new List<BatchFrame>();
        var reader = new WorldLogReader(simulation.Durable, World);
        await foreach (var frame in reader.ReadAsync(new BatchNumber(1), CancellationToken.None)) frames.Add(frame);
        return frames;
    }

    private static WriterNonce NextNonce() => new((UInt128)(ulong)Interlocked.Increment(ref s_opened));
}
