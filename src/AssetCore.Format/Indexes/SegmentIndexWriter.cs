using System.Runtime.InteropServices;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Ids;

namespace AssetCore.Format.Indexes;

/// <summary>Makes the index of one segment from its batches, in order. One caller at a time; used once.</summary>
/// <param name="segment">The first batch of the segment.</param>
/// <param name="version">The version that the index says it is of.</param>
public sealed class SegmentIndexWriter(BatchNumber segment, byte version = SegmentIndexHead.Version)
{
    // Beyond this much the index says no more which batches touch which container.
    private const int ListBytesMax = SegmentIndexCodec.BytesMax / 2;

    private readonly EncodingBuffer _batches = new();
    private readonly Dictionary<int, BatchList> _containers = [];
    private readonly HashSet<int> _touched = [];
    private FrameHeader _last;
    private WorldSeq _firstWorldSeq;
    private long _end;
    private long _listBytes;
    private int _count;

    /// <summary>Batches taken.</summary>
    public int Count => _count;

    /// <summary>Takes the next batch.</summary>
    /// <exception cref="ArgumentException">It is not the next one.</exception>
    /// <exception cref="FormatFaultException">The payload is not a batch payload.</exception>
    public void Add(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.Batch.Value != segment.Value + _count)
            throw new ArgumentException($"Batch {header.Batch} is not the next of the segment.", nameof(header));
        if (_count == 0) _firstWorldSeq = header.FirstWorldSeq;
        _batches.WriteVarint(header.FrameBytes);
        _batches.WriteVarint(header.LastWorldSeq.Value - header.FirstWorldSeq.Value + 1);
        if (_listBytes <= ListBytesMax) AddContainers(header, payload);
        _end += header.FrameBytes;
        _last = header;
        _count++;
    }

    /// <summary>The index; only after a batch was taken.</summary>
    public byte[] Encode()
    {
        var hasContainers = _listBytes <= ListBytesMax;
        if (!hasContainers) _containers.Clear();
        var body = _batches;
        body.WriteVarint(_containers.Count);
        var before = -1;
        foreach (var number in _containers.Keys.Order())
        {
            body.WriteVarint(number - before);
            body.WriteVarint(_containers[number].Bytes.Length);
            before = number;
        }

        foreach (var number in _containers.Keys.Order()) body.WriteBytes(_containers[number].Bytes.Span);
        return SegmentIndexCodec.Encode(
            new SegmentIndexHead
            {
                FormatVersion = version,
                World = _last.World,
                Segment = segment,
                LastBatch = _last.Batch,
                FirstWorldSeq = _firstWorldSeq,
                LastWorldSeq = _last.LastWorldSeq,
                End = _end,
                BodyBytes = 0,
                HasContainers = hasContainers,
            },
            body.Span);
    }

    private void AddContainers(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        _touched.Clear();
        var touched = new TouchedContainers(_touched);
        for (var commits = new BatchReader(payload, header.FirstWorldSeq); commits.MoveNext();)
        {
            var source = commits.Current.EventsReader;
            while (!source.IsAtEnd) EventCodec.Read(ref source, ref touched);
        }

        foreach (var number in _touched)
        {
            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_containers, number, out var isKnown);
            if (!isKnown) list = new BatchList(-1, new EncodingBuffer(8));
            var length = list.Bytes.Length;
            list.Bytes.WriteVarint(_count - list.Last);
            list = list with { Last = _count };
            _listBytes += list.Bytes.Length - length;
        }
    }

    private readonly record struct BatchList(int Last, EncodingBuffer Bytes);
}
