using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Room for frames, filled from its beginning on. The cache's lock guards what changes it and each new hold; bytes are
/// read and written by who holds it, on any thread.
/// </summary>
/// <param name="size">Bytes in it, 1 or more.</param>
internal sealed class FrameSlab(int size)
{
    private readonly byte[] _bytes = GC.AllocateUninitializedArray<byte>(size);
    private readonly List<(WorldId World, BatchNumber Batch)> _keys = [];
    private int _used;
    private int _holds;

    /// <summary>Bytes in it.</summary>
    public int Size => _bytes.Length;

    /// <summary>Bytes that are free.</summary>
    public int Left => _bytes.Length - _used;

    /// <summary>The frames that were put into it.</summary>
    public IReadOnlyList<(WorldId World, BatchNumber Batch)> Keys => _keys;

    /// <summary>True while somebody reads in it.</summary>
    public bool IsHeld => Volatile.Read(ref _holds) > 0;

    /// <summary>True once the cache has let it go, until it is used again.</summary>
    public bool IsGone { get; set; }

    /// <summary>Takes room for a frame; there is enough.</summary>
    /// <returns>Where it begins.</returns>
    public int Reserve(int length)
    {
        var offset = _used;
        _used += length;
        return offset;
    }

    /// <summary>Copies a frame to where room was taken for it, by who holds the slab since then.</summary>
    public void Write(int offset, ReadOnlySpan<byte> frame) => frame.CopyTo(_bytes.AsSpan(offset));

    /// <summary>A frame was put into it.</summary>
    public void Add((WorldId World, BatchNumber Batch) key) => _keys.Add(key);

    /// <summary>Forgets all that is in it; nobody may hold it.</summary>
    public void Clear()
    {
        _keys.Clear();
        (_used, IsGone) = (0, false);
    }

    /// <summary>Keeps the bytes as they are until <see cref="LetGo"/>.</summary>
    public void Hold() => Interlocked.Increment(ref _holds);

    /// <summary>Ends one <see cref="Hold"/>; all reading came before.</summary>
    public void LetGo() => Interlocked.Decrement(ref _holds);

    /// <summary>The frame at a place, as a view; somebody must hold the slab for as long as it is used.</summary>
    public BatchFrame FrameAt(int offset, int length)
    {
        var frame = _bytes.AsMemory(offset, length);
        if (FrameReader.ReadHeader(frame.Span, out var header) != FrameStatus.Whole)
            throw new InvalidOperationException($"What was kept as a frame of {length} bytes has no header.");
        return new BatchFrame(header, frame);
    }
}
