using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Format.Indexes;

/// <summary>
/// Where the batches of one sealed segment stand, and which of them touch which container. Immutable; any thread.
/// </summary>
public sealed class SegmentIndex
{
    private readonly long[] _offsets;
    private readonly long[] _firstSeqs;
    private readonly int[] _containers;
    private readonly int[] _listStarts;
    private readonly ReadOnlyMemory<byte> _lists;

    internal SegmentIndex(
        SegmentIndexHead head,
        long[] offsets,
        long[] firstSeqs,
        int[] containers,
        int[] listStarts,
        ReadOnlyMemory<byte> lists)
    {
        Head = head;
        (_offsets, _firstSeqs) = (offsets, firstSeqs);
        (_containers, _listStarts, _lists) = (containers, listStarts, lists);
    }

    /// <summary>The head.</summary>
    public SegmentIndexHead Head { get; }

    /// <summary>Bytes of memory, about.</summary>
    public long Bytes => _lists.Length + (16L * _offsets.Length) + (8L * _containers.Length);

    /// <summary>Where a batch begins in the segment.</summary>
    /// <param name="batch">Its place among the batches of the segment, from 0; the number of batches means the
    /// end.</param>
    public long OffsetOf(int batch) => batch == _offsets.Length ? Head.End : _offsets[batch];

    /// <summary>The batch that covers a sequence number of the segment, or the first one of the segment.</summary>
    /// <returns>Its place among the batches of the segment, from 0.</returns>
    public int Find(WorldSeq worldSeq)
    {
        var at = Array.BinarySearch(_firstSeqs, worldSeq.Value);
        return at >= 0 ? at : Math.Max(0, ~at - 1);
    }

    /// <summary>The batches from one on that touch a container, in order; null if the index does not tell.</summary>
    /// <param name="container">The container.</param>
    /// <param name="from">The first place that counts.</param>
    /// <exception cref="FormatFaultException">The list is malformed.</exception>
    public List<int>? BatchesOf(ContainerIndex container, int from)
    {
        if (!Head.HasContainers) return null;
        var batches = new List<int>();
        var at = Array.BinarySearch(_containers, container.Value);
        if (at < 0) return batches;
        var source = new ByteReader(_lists.Span[_listStarts[at].._listStarts[at + 1]]);
        for (var batch = -1; !source.IsAtEnd;)
        {
            batch += source.ReadVarint32(1, _offsets.Length - 1 - batch, "the distance of two batches");
            if (batch >= from) batches.Add(batch);
        }

        return batches;
    }
}
