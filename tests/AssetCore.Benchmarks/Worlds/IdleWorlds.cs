using System.Diagnostics;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Worlds;

/// <summary>
/// What a world costs that is open on a silo and has nothing to do, measured on a silo that was just started over
/// worlds that another one has made.
/// </summary>
internal static class IdleWorlds
{
    /// <summary>
    /// Bytes of the heap for each, after one commit. On the memory store: the file store keeps files open, and a
    /// process may not have as many as thousands of worlds take.
    /// </summary>
    public static async Task<double> BytesAsync(int worlds)
    {
        await using var place = await StorePlace.OpenAsync("memory");
        await FoundAsync(place, worlds);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        var fleet = new WorldFleet(silo.Grains, worlds);
        var before = HeapBytes();
        await fleet.TouchAllAsync();
        var bytes = (HeapBytes() - before) / (double)worlds;
        GC.KeepAlive(fleet);
        return bytes;
    }

    /// <summary>
    /// How long the first commit to a world takes of which only the log is there, on the file store, one world after
    /// the other.
    /// </summary>
    public static async Task<Latencies> ActivationsAsync(int worlds)
    {
        await using var place = await StorePlace.OpenAsync("files");
        await FoundAsync(place, worlds);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        var fleet = new WorldFleet(silo.Grains, worlds);
        var latencies = new Latencies();
        for (var world = 0; world < worlds; world++)
        {
            var began = Stopwatch.GetTimestamp();
            await fleet.CommitAsync(caller: 0);
            latencies.Record(Stopwatch.GetTimestamp() - began);
        }

        return latencies;
    }

    private static async Task FoundAsync(StorePlace place, int worlds)
    {
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await new WorldFleet(silo.Grains, worlds).PrepareAsync(callers: 1);
    }

    private static long HeapBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
