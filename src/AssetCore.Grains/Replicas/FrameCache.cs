using System.Collections.Concurrent;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Frames just written or announced on this silo, oldest out first, so that a replica beside its writer need not read
/// the store. Any thread.
/// </summary>
/// <param name="bytesMax">Bytes kept.</param>
internal sealed class FrameCache(long bytesMax)
{
    private readonly ConcurrentDictionary<(WorldId World, BatchNumber Batch), BatchFrame> _frames = new();
    private readonly ConcurrentQueue<(WorldId World, BatchNumber Batch)> _order = new();
    private long _bytes;

    /// <summary>Bytes kept now.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>
    /// Keeps a durable frame for a while. The frame's bytes must be its own, not a part of something larger.
    /// </summary>
    public void Put(BatchFrame frame)
    {
        var key = (frame.Header.World, frame.Header.Batch);
        if (frame.Frame.Length > bytesMax || !_frames.TryAdd(key, frame)) return;
        _order.Enqueue(key);
        Interlocked.Add(ref _bytes, frame.Frame.Length);
        while (Bytes > bytesMax && _order.TryDequeue(out var oldest)) Remove(oldest);
    }

    /// <summary>A frame, if it is still kept.</summary>
    public BatchFrame? Find(WorldId world, BatchNumber batch) => _frames.GetValueOrDefault((world, batch));

    /// <summary>Drops a frame that turned out not to fit.</summary>
    public void Drop(BatchFrame frame)
    {
        var entry = KeyValuePair.Create((frame.Header.World, frame.Header.Batch), frame);
        if (_frames.TryRemove(entry)) Interlocked.Add(ref _bytes, -frame.Frame.Length);
    }

    private void Remove((WorldId World, BatchNumber Batch) key)
    {
        if (_frames.TryRemove(key, out var frame)) Interlocked.Add(ref _bytes, -frame.Frame.Length);
    }
}
