using AssetCore.Benchmarks.Hosting;

namespace AssetCore.Benchmarks.Worlds;

/// <summary>What a world costs that is open on a silo and has nothing to do, measured on a silo that was just
/// started.</summary>
/// <param name="Worlds">How many were open.</param>
/// <param name="Bytes">Bytes of the heap for each.</param>
/// <param name="ActivationMs">
/// Milliseconds from the first commit to a world of which only the log is there to its acknowledgement, on average.
/// </param>
internal sealed record IdleWorlds(int Worlds, double Bytes, double ActivationMs)
{
    public static async Task<IdleWorlds> MeasureAsync(int worlds)
    {
        await using var place = await StorePlace.OpenAsync("files");
        await using (var founder = await BenchmarkSilo.StartAsync(place.Store))
            await new WorldFleet(founder.Grains, worlds).PrepareAsync(callers: 1);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        var fleet = new WorldFleet(silo.Grains, worlds);
        var before = HeapBytes();
        var elapsed = TimeSpan.Zero;
        await fleet.TouchAsync(took => elapsed += took);
        var bytes = (HeapBytes() - before) / (double)worlds;
        GC.KeepAlive(fleet);
        return new IdleWorlds(worlds, bytes, elapsed.TotalMilliseconds / worlds);
    }

    private static long HeapBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
