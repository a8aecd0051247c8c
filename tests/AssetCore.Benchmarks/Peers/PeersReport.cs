using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Benchmarks.Reports;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Peers;

/// <summary>
/// Measures the peers and AssetCore one after another, alone on the machine, and prints or writes the tables.
/// </summary>
internal static class PeersReport
{
    private const long World = 1;

    // What the goals compare: the better of the two.
    private static readonly int[] s_callersOfAssetCore = [1_000, 5_000];

    public static async Task<int> RunAsync(
        string[] stores, IReadOnlyList<PeerKind> kinds, TimeSpan duration, bool write)
    {
        var text = new StringBuilder();
        Print(text, Heading(duration));
        // Peers that bring their own store are the same whatever AssetCore writes to.
        List<PeerRow> apart = [];
        List<BulkResult> bulk = [];
        var noStore = new MemoryLogStore();
        foreach (var kind in kinds.Where(kind => !kind.UsesStore))
        {
            apart.Add(await MeasureAsync(kind, noStore, duration));
            if (await MeasureBulkAsync(kind, noStore, duration) is { } results) bulk.AddRange(results);
        }

        foreach (var store in stores) Print(text, await MeasureAsync(store, kinds, apart, bulk, duration));
        if (write) PerformancePage.Replace("peers", text.ToString());
        return 0;
    }

    private static void Print(StringBuilder text, string part)
    {
        Console.WriteLine(part);
        text.AppendLine(part);
    }

    private static string Heading(TimeSpan duration) => string.Create(
        CultureInfo.InvariantCulture,
        $"Measured on {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription.Split(' ')[0]}; {PeerMeasurement.WarmUp.TotalSeconds} s of warm-up and {duration.TotalSeconds} s counted for each number of callers.{Environment.NewLine}");

    private static async Task<string> MeasureAsync(
        string name,
        IReadOnlyList<PeerKind> kinds,
        IReadOnlyList<PeerRow> apart,
        IReadOnlyList<BulkResult> bulk,
        TimeSpan duration)
    {
        List<PeerRow> rows = [.. apart];
        foreach (var kind in kinds.Where(kind => kind.UsesStore))
        {
            await using var place = await StorePlace.OpenAsync(name);
            rows.Add(await MeasureAsync(kind, place.Store, duration));
        }

        ForgetTheLast();
        await using var own = await StorePlace.OpenAsync(name);
        await using var silo = await BenchmarkSilo.StartAsync(own.Store);
        await silo.CreateWorldAsync(World);
        int[] callers = [.. rows.Select(row => row.Result.Best.Callers).Union(s_callersOfAssetCore).Order()];
        var single = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await single.PrepareAsync(callers.Max());
        var assetCore = await PeerMeasurement.OneTransferAsync(single, callers, duration);
        var many = await PeerMeasurement.BulkAsync(new AssetCoreBulk(silo.Grains, World, single), duration);
        return PeersTable.Render(name, rows, assetCore, [.. many, .. bulk]);
    }

    private static async Task<PeerRow> MeasureAsync(PeerKind kind, ILogStore store, TimeSpan duration)
    {
        ForgetTheLast();
        await using var peer = kind.Create(store);
        await peer.PrepareAsync(peer.CallerCounts.Max());
        return PeerRow.Of(peer, await PeerMeasurement.OneTransferAsync(peer, peer.CallerCounts, duration));
    }

    private static async Task<IReadOnlyList<BulkResult>?> MeasureBulkAsync(
        PeerKind kind, ILogStore store, TimeSpan duration)
    {
        await using var peer = kind.Create(store);
        return peer is IBulkPeer bulk ? await PeerMeasurement.BulkAsync(bulk, duration) : null;
    }

    // Millions of keys of the peer before are garbage now; whoever comes next must not pay for collecting them.
    private static void ForgetTheLast() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
