using AssetCore.Ids;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Frames just written or announced on this silo, oldest out first, so that a replica beside its writer need not read
/// the store. Their bytes are copied into slabs that are used again and again: frames that lay in objects of their own
/// would be all that is left behind at each garbage collection, and each would wait for them to be moved. Any thread.
/// </summary>
internal sealed class FrameCache
{
    /// <summary>Slabs in a full cache: a part of this size is let go at a time.</summary>
    private const int Slabs = 32;

    private readonly Lock _gate = new();
    private readonly Dictionary<(WorldId World, BatchNumber Batch), Place> _places = [];
    private readonly Queue<FrameSlab> _slabs = [];
    private readonly long _bytesMax;
    private readonly int _slabBytes;
    private FrameSlab? _newest;
    private long _bytes;

    /// <summary>An empty cache; a slab is made when the first frame comes.</summary>
    /// <param name="bytesMax">Bytes kept, with the room at the ends of slabs; 1 or more.</param>
    public FrameCache(long bytesMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bytesMax);
        _bytesMax = bytesMax;
        _slabBytes = (int)Math.Max(1, bytesMax / Slabs);
    }

    /// <summary>Bytes of slabs kept now.</summary>
    public long Bytes
    {
        get
        {
            lock (_gate) return _bytes;
        }
    }

    /// <summary>Keeps a copy of a durable frame for a while; one larger than the whole cache is not kept.</summary>
    public void Put(BatchFrame frame)
    {
        var key = (frame.Header.World, frame.Header.Batch);
        var bytes = frame.Frame.Span;
        if (bytes.Length > _bytesMax) return;
        FrameSlab slab;
        int offset;
        lock (_gate)
        {
            if (_places.ContainsKey(key)) return;
            slab = RoomFor(bytes.Length);
            offset = slab.Reserve(bytes.Length);
            slab.Hold();
        }

        // Outside the lock: all writers of the silo put their frames here, and some are large.
        slab.Write(offset, bytes);
        lock (_gate)
        {
            if (!slab.IsGone && _places.TryAdd(key, new Place(slab, offset, bytes.Length, frame.Header.FirstWorldSeq)))
                slab.Add(key);
        }

        slab.LetGo();
    }

    /// <summary>A copy of a frame, if it is still kept.</summary>
    public BatchFrame? Copy(WorldId world, BatchNumber batch)
    {
        using var held = new HeldFrames();
        if (!TryHold(world, batch, held)) return null;
        var frame = held.Frames[0];
        return new BatchFrame(frame.Header, frame.Frame.ToArray());
    }

    /// <summary>Adds a frame, if it is still kept, to those whose bytes stay what they are until let go.</summary>
    /// <returns>False if it is not kept any more, or was not.</returns>
    public bool TryHold(WorldId world, BatchNumber batch, HeldFrames held)
    {
        Place place;
        lock (_gate)
        {
            if (!_places.TryGetValue((world, batch), out place)) return false;
            held.Hold(place.Slab);
        }

        held.Add(place.Slab.FrameAt(place.Offset, place.Length));
        return true;
    }

    /// <summary>
    /// The batch from which to read so as to have all sequence numbers from one on, if it and all behind it up to
    /// <paramref name="last"/> are kept.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="from">The first sequence number.</param>
    /// <param name="last">The last batch.</param>
    /// <param name="batchesMax">How many to go back at most.</param>
    public BatchNumber? FindFirst(WorldId world, WorldSeq from, BatchNumber last, int batchesMax)
    {
        lock (_gate)
        {
            for (var back = 0; back < batchesMax; back++)
            {
                var batch = new BatchNumber(last.Value - back);
                if (!_places.TryGetValue((world, batch), out var place)) return null;
                if (place.FirstWorldSeq <= from) return batch;
            }
        }

        return null;
    }

    /// <summary>Drops a frame that turned out not to fit. Its room is used again with that of its neighbours.</summary>
    public void Drop(WorldId world, BatchNumber batch)
    {
        lock (_gate) _places.Remove((world, batch));
    }

    private FrameSlab RoomFor(int bytes)
    {
        if (_newest is { } newest && newest.Left >= bytes) return newest;

        // Large frames have slabs of their own, of few sizes, so that the next large one fits as well.
        var size = (int)Math.Min(_bytesMax, (((long)bytes + _slabBytes - 1) / _slabBytes) * _slabBytes);
        FrameSlab? spare = null;
        while (_bytes + size > _bytesMax && _slabs.TryDequeue(out var oldest))
        {
            Evict(oldest);

            // Somebody may still read in it. Then it is left to him, and to the garbage collector after him.
            if (oldest.Size == size && !oldest.IsHeld) spare = oldest;
        }

        spare?.Clear();
        var slab = spare ?? new FrameSlab(size);
        _slabs.Enqueue(slab);
        _bytes += size;
        if (size == _slabBytes) _newest = slab;
        return slab;
    }

    private void Evict(FrameSlab slab)
    {
        foreach (var key in slab.Keys)
        {
            if (_places.TryGetValue(key, out var place) && place.Slab == slab) _places.Remove(key);
        }

        slab.IsGone = true;
        _bytes -= slab.Size;
        if (_newest == slab) _newest = null;
    }

    private readonly record struct Place(FrameSlab Slab, int Offset, int Length, WorldSeq FirstWorldSeq);
}
