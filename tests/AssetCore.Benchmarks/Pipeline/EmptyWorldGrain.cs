using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>
/// Appends and answers: conditional appends to one segment after another, no engine, no frame, no chain.
/// </summary>
internal sealed class EmptyWorldGrain(IGrainContext context, ILogStore store)
    : IGrainBase, IEmptyWorldGrain, IAsyncDisposable
{
    private const int SegmentAppendsMax = 49_000;
    private readonly EncodingBuffer _buffer = new(1 << 20);
    private readonly WorldId _world = new(context.GrainId.GetIntegerKey());
    private IAsyncDisposable? _lease;
    private BlobName _segment;
    private long _position;
    private int _appends = SegmentAppendsMax;
    private int _segments;

    public IGrainContext GrainContext => context;

    public async Task CommitAsync(EmptyBatch batch)
    {
        if (_appends == SegmentAppendsMax) await BeginSegmentAsync();
        _buffer.Truncate(0);
        foreach (var commit in batch.Commits) _buffer.WriteBytes(commit.Bytes);
        var result = await store.AppendAsync(_segment, _position, _buffer.Written, CancellationToken.None);
        if (!result.IsDone) throw new InvalidOperationException($"The append failed: {result}");
        _position += _buffer.Length;
        _appends++;
    }

    public ValueTask DisposeAsync() => _lease?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task BeginSegmentAsync()
    {
        _lease ??= (await store.AcquireWriterAsync(_world, CancellationToken.None)).Lease;
        _segment = BlobName.Segment(_world, new BatchNumber(++_segments));
        var created = await store.CreateAsync(_segment, CancellationToken.None);
        if (!created.IsDone) throw new InvalidOperationException($"The segment was not created: {created}");
        (_position, _appends) = (0, 0);
    }
}
