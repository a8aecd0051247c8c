using System.Diagnostics;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Reports;

/// <summary>What one append costs on a store when nothing else happens.</summary>
/// <param name="Bytes">Bytes of each append.</param>
/// <param name="Latencies">How long they took.</param>
internal sealed record StoreFloor(int Bytes, Latencies Latencies)
{
    private static readonly WorldId s_world = new(1_000_002);

    public static async Task<StoreFloor> MeasureAsync(ILogStore store, int bytes, int appends)
    {
        var data = new byte[bytes];
        var latencies = new Latencies();
        await using var lease = (await store.AcquireWriterAsync(s_world, CancellationToken.None)).Lease;
        var blob = BlobName.Segment(s_world, new BatchNumber(1));
        await store.CreateAsync(blob, CancellationToken.None);
        for (var i = 0; i < appends; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var result = await store.AppendAsync(blob, (long)i * bytes, data, CancellationToken.None);
            if (!result.IsDone) throw new InvalidOperationException($"An append failed: {result}");
            // The first tenth warms up.
            if (i >= appends / 10) latencies.Record(Stopwatch.GetTimestamp() - started);
        }

        return new StoreFloor(bytes, latencies);
    }
}
