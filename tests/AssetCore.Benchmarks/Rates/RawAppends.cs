using System.Diagnostics;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Rates;

/// <summary>
/// What a store does alone: conditional appends of one size to a log of its own, one in flight, a slice at a time, so
/// that slices of a real load can alternate with it.
/// </summary>
internal sealed class RawAppends : IAsyncDisposable
{
    // As the product rolls its segments, so that neither meets the limit of an append blob.
    private const int SegmentAppendsMax = 49_000;
    private const long SegmentBytesMax = 256L * 1024 * 1024;

    private readonly ILogStore _store;
    private readonly WorldId _world;
    private readonly IAsyncDisposable _lease;
    private BlobName _segment;
    private long _position;
    private int _appends;
    private int _segments;

    private RawAppends(ILogStore store, WorldId world, IAsyncDisposable lease)
    {
        _store = store;
        _world = world;
        _lease = lease;
    }

    /// <summary>Opens a log that nobody else appends to.</summary>
    public static async Task<RawAppends> OpenAsync(ILogStore store, WorldId world)
    {
        var lease = (await store.AcquireWriterAsync(world, CancellationToken.None)).Lease
            ?? throw new InvalidOperationException($"Somebody else writes world {world}.");
        var appends = new RawAppends(store, world, lease);
        await appends.BeginSegmentAsync();
        return appends;
    }

    /// <summary>Appends for as long as asked, one after another.</summary>
    /// <param name="bytes">Bytes of each append.</param>
    /// <param name="duration">How long.</param>
    /// <param name="latencies">Told of each.</param>
    public async Task RunAsync(int bytes, TimeSpan duration, Latencies latencies)
    {
        var data = new byte[bytes];
        var until = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        while (Stopwatch.GetTimestamp() < until)
        {
            if (_appends == SegmentAppendsMax || _position >= SegmentBytesMax) await BeginSegmentAsync();
            var started = Stopwatch.GetTimestamp();
            var result = await _store.AppendAsync(_segment, _position, data, CancellationToken.None);
            if (!result.IsDone) throw new InvalidOperationException($"An append failed: {result}");
            latencies.Record(Stopwatch.GetTimestamp() - started);
            _position += bytes;
            _appends++;
        }
    }

    public ValueTask DisposeAsync() => _lease.DisposeAsync();

    private async Task BeginSegmentAsync()
    {
        _segment = BlobName.Segment(_world, new BatchNumber(++_segments));
        var created = await _store.CreateAsync(_segment, CancellationToken.None);
        if (!created.IsDone) throw new InvalidOperationException($"The segment was not created: {created}");
        (_position, _appends) = (0, 0);
    }
}
