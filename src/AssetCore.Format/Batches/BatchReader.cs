using System.Diagnostics.CodeAnalysis;
using AssetCore.Format.Binary;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Batches;

/// <summary>
/// Walks the commits of a batch payload in order, without copying. It checks how the records fit together; what the
/// request and the events hold is checked by those who decode them.
/// </summary>
public ref struct BatchReader
{
    private readonly ReadOnlySpan<byte> _payload;
    private ByteReader _source;
    private WorldSeq _next;
    private CommitRecord _current;

    /// <summary>Begins before the first commit.</summary>
    /// <param name="payload">The payload of a batch frame.</param>
    /// <param name="firstWorldSeq">The first sequence number of the batch, as its header states it.</param>
    public BatchReader(ReadOnlySpan<byte> payload, WorldSeq firstWorldSeq)
    {
        _payload = payload;
        _source = new ByteReader(payload);
        _next = firstWorldSeq;
        _current = default;
    }

    /// <summary>The commit that the last successful <see cref="MoveNext"/> found.</summary>
    [UnscopedRef]
    public readonly ref readonly CommitRecord Current => ref _current;

    /// <summary>Goes to the next commit, past records of optional kinds; false at the end.</summary>
    /// <exception cref="FormatFaultException">The bytes are not a commit.</exception>
    public bool MoveNext()
    {
        while (!_source.IsAtEnd)
        {
            var start = _source.Position;
            var kind = _source.ReadByte();
            var length = _source.ReadVarint32(0, _source.Remaining, "the length of a record");
            if (kind == BatchRecordKind.Commit)
            {
                ReadCommit(length);
                return true;
            }

            if (kind < BatchRecordKind.OptionalMin)
                ByteReader.Fail(start, $"batch record {kind} is unknown: the bytes are of a newer format");
            _source.ReadBytes(length, "a record");
        }

        return false;
    }

    private void ReadCommit(int length)
    {
        var start = _source.Position;
        if (length > _source.Remaining) _source.Fail("a commit is cut off");
        var end = start + length;
        int flags = _source.ReadByte();
        if (flags > (BatchCodec.OfWorld | BatchCodec.Mints))
            ByteReader.Fail(start, "a commit has flags that are unknown: the bytes are of a newer format");
        var ofWorld = (flags & BatchCodec.OfWorld) != 0;
        var mints = (flags & BatchCodec.Mints) != 0;
        if (ofWorld && mints) ByteReader.Fail(start, "a commit of the world mints nothing");
        var key = ofWorld ? Hash128.Zero : _source.ReadHash128();
        var request = _source.ReadHash128();
        var canonical = _source.ReadBlob(_source.Remaining, "a request");
        var minted = mints ? _source.ReadVarint(1, long.MaxValue, "the first minted instance") : 0;
        var count = _source.ReadVarint32(1, _source.Remaining, "a number of events");
        var counts = ofWorld ? default : _source.ReadBlob(_source.Remaining, "the numbers of events");
        if (!ofWorld && !EventCountsRule.Holds(counts, count))
            ByteReader.Fail(start, "the numbers of events of the operations do not add up to the commit's");
        if (end - _source.Position < count) ByteReader.Fail(start, "a commit is shorter than what it holds");
        var first = _next;
        if (count > long.MaxValue - first.Value) ByteReader.Fail(start, "sequence numbers end at 2^63-1");
        _next = new WorldSeq(first.Value + count);
        var offset = _source.Position;
        _current = new CommitRecord
        {
            IsOfWorld = ofWorld,
            KeyDigest = key,
            RequestDigest = request,
            WorldSeqStart = first,
            WorldSeqEnd = new WorldSeq(_next.Value - 1),
            FirstMinted = new InstanceId(minted),
            Canonical = canonical,
            EventCounts = counts,
            Events = _source.ReadBytes(end - offset, "the events"),
            EventsOffset = offset,
            EventsWithRoom = _payload[offset..],
        };
    }
}
