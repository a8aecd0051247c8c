using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>
/// Bytes one after another in the store that AssetCore writes to, appended as AssetCore appends: each append is
/// conditional on the position, and done when it is durable. One caller at a time.
/// </summary>
/// <param name="store">The store.</param>
internal sealed class SegmentLog(ILogStore store) : IAsyncDisposable
{
    private const int SegmentAppendsMax = LogStoreLimits.AppendsPerBlobMax - 1;
    private const int ReadBytes = 4 * 1024 * 1024;
    private static readonly WorldId s_world = new(1);
    private IAsyncDisposable? _lease;
    private BlobName _segment;
    private long _position;
    private int _segments;
    private int _appends;

    /// <summary>
    /// Takes the right to write and shows everything that is durable, in order, in parts that end where an append did.
    /// </summary>
    public async Task OpenAsync(Func<byte[], Task> found)
    {
        _lease ??= (await store.AcquireWriterAsync(s_world, CancellationToken.None)).Lease
            ?? throw new InvalidOperationException("Somebody else writes this log.");
        for (_segments = 0; await TryReadAsync(Segment(_segments + 1)) is { } bytes; _segments++)
            await found(bytes);
        // Never behind what an earlier writer may still append to.
        await BeginSegmentAsync();
    }

    /// <summary>Appends; completes when all of it is durable.</summary>
    public async Task AppendAsync(ReadOnlyMemory<byte> bytes)
    {
        if (_appends == SegmentAppendsMax) await BeginSegmentAsync();
        var result = await store.AppendAsync(_segment, _position, bytes, CancellationToken.None);
        if (!result.IsDone) throw new IOException($"The append failed: {result}");
        _position += bytes.Length;
        _appends++;
    }

    public ValueTask DisposeAsync() => _lease?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static BlobName Segment(int number) => BlobName.Segment(s_world, new BatchNumber(number));

    private async Task BeginSegmentAsync()
    {
        _segment = Segment(++_segments);
        var created = await store.CreateAsync(_segment, CancellationToken.None);
        if (!created.IsDone) throw new IOException($"The segment was not created: {created}");
        (_position, _appends) = (0, 0);
    }

    private async Task<byte[]?> TryReadAsync(BlobName name)
    {
        var stat = await store.StatAsync(name, CancellationToken.None);
        if (stat.Status == StoreStatus.NotFound) return null;
        if (!stat.IsDone) throw new IOException($"{name} was not found out about: {stat}");
        var bytes = new byte[stat.Length];
        for (var offset = 0; offset < bytes.Length;)
        {
            var part = bytes.AsMemory(offset, Math.Min(ReadBytes, bytes.Length - offset));
            var read = await store.ReadAsync(name, offset, part, CancellationToken.None);
            if (!read.IsDone || read.Count == 0) throw new IOException($"{name} was not read: {read}");
            offset += read.Count;
        }

        return bytes;
    }
}
