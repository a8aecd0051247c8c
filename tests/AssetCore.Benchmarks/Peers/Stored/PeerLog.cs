using AssetCore.Format.Binary;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>Transfers one after another in the store that AssetCore writes to. One caller at a time.</summary>
/// <param name="store">The store.</param>
internal sealed class PeerLog(ILogStore store) : IAsyncDisposable
{
    private readonly SegmentLog _segments = new(store);
    private readonly EncodingBuffer _buffer = new(1 << 20);

    /// <summary>Takes the right to write and shows every transfer that is durable, in order.</summary>
    public Task OpenAsync(Action<Transfer> found) => _segments.OpenAsync(bytes =>
    {
        TransferCodec.Read(bytes, found);
        return Task.CompletedTask;
    });

    /// <summary>Appends transfers at once; completes when all of them are durable.</summary>
    public Task AppendAsync(IEnumerable<Transfer> transfers)
    {
        _buffer.Truncate(0);
        foreach (var transfer in transfers) TransferCodec.Write(_buffer, transfer);
        return _segments.AppendAsync(_buffer.Written);
    }

    public ValueTask DisposeAsync() => _segments.DisposeAsync();
}
