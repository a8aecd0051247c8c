using System.Security.Cryptography;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Indexes;

/// <summary>Indexes as bytes: <c>docs/formats/index.md</c>.</summary>
public static class SegmentIndexCodec
{
    /// <summary>Bytes in the largest index: what goes into one put, and into memory as a whole.</summary>
    public const int BytesMax = 48 * 1024 * 1024;

    private const byte HasContainers = 1;
    private const int ChecksumAt = SegmentIndexHead.Bytes - sizeof(uint);

    private static ReadOnlySpan<byte> Magic => "ACIX"u8;

    /// <summary>Writes the head in front of a body and the checksum behind it.</summary>
    /// <param name="head">The head; its count of bytes is filled in here.</param>
    /// <param name="body">The body, as <see cref="SegmentIndexWriter"/> makes it.</param>
    public static byte[] Encode(SegmentIndexHead head, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(head);
        var bytes = new byte[SegmentIndexHead.Bytes + body.Length + SHA256.HashSizeInBytes];
        var to = bytes.AsSpan(0, SegmentIndexHead.Bytes);
        Magic.CopyTo(to);
        to[4] = head.FormatVersion;
        to[5] = head.HasContainers ? HasContainers : (byte)0;
        WriteInt64LittleEndian(to[8..], head.World.Value);
        WriteInt64LittleEndian(to[16..], head.Segment.Value);
        WriteInt64LittleEndian(to[24..], head.LastBatch.Value);
        WriteInt64LittleEndian(to[32..], head.FirstWorldSeq.Value);
        WriteInt64LittleEndian(to[40..], head.LastWorldSeq.Value);
        WriteInt64LittleEndian(to[48..], head.End);
        WriteInt64LittleEndian(to[56..], body.Length + SHA256.HashSizeInBytes);
        WriteUInt32LittleEndian(to[ChecksumAt..], Crc32C.Compute(to[..ChecksumAt]));
        body.CopyTo(bytes.AsSpan(SegmentIndexHead.Bytes));
        var end = SegmentIndexHead.Bytes + body.Length;
        SHA256.HashData(bytes.AsSpan(0, end), bytes.AsSpan(end));
        return bytes;
    }

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">The head; what follows it is not looked at.</param>
    /// <param name="version">The version that is wanted.</param>
    /// <exception cref="FormatFaultException">It is no head of this version, or damaged.</exception>
    public static SegmentIndexHead DecodeHead(ReadOnlySpan<byte> bytes, byte version = SegmentIndexHead.Version)
    {
        if (bytes.Length < SegmentIndexHead.Bytes || !bytes.StartsWith(Magic))
            ByteReader.Fail(0, "this is not the index of a segment");
        if (ReadUInt32LittleEndian(bytes[ChecksumAt..]) != Crc32C.Compute(bytes[..ChecksumAt]))
            ByteReader.Fail(ChecksumAt, "the checksum of an index's head does not match");
        if (bytes[4] != version || bytes[5] > HasContainers)
            ByteReader.Fail(4, $"an index of version {bytes[4]} is of another format");
        var bodyBytes = ReadInt64LittleEndian(bytes[56..]);
        if (bodyBytes is < SHA256.HashSizeInBytes or > BytesMax) ByteReader.Fail(56, "an index is too large");
        var head = new SegmentIndexHead
        {
            FormatVersion = version,
            World = new WorldId(ReadInt64LittleEndian(bytes[8..])),
            Segment = new BatchNumber(ReadInt64LittleEndian(bytes[16..])),
            LastBatch = new BatchNumber(ReadInt64LittleEndian(bytes[24..])),
            FirstWorldSeq = new WorldSeq(ReadInt64LittleEndian(bytes[32..])),
            LastWorldSeq = new WorldSeq(ReadInt64LittleEndian(bytes[40..])),
            End = ReadInt64LittleEndian(bytes[48..]),
            BodyBytes = (int)bodyBytes,
            HasContainers = bytes[5] == HasContainers,
        };
        var isOdd = head.Segment.Value < 1
            || head.LastBatch < head.Segment
            || head.LastBatch.Value - head.Segment.Value >= int.MaxValue
            || head.FirstWorldSeq.Value < 1
            || head.LastWorldSeq < head.FirstWorldSeq;
        if (isOdd || head.End < 1) ByteReader.Fail(16, "a field of an index's head is out of range");
        return head;
    }

    /// <summary>Reads a whole index.</summary>
    /// <param name="bytes">The index; parts of it are kept, so it must not change afterwards.</param>
    /// <param name="version">The version that is wanted.</param>
    /// <exception cref="FormatFaultException">It is no index of this version, or damaged.</exception>
    public static SegmentIndex Decode(ReadOnlyMemory<byte> bytes, byte version = SegmentIndexHead.Version)
    {
        var head = DecodeHead(bytes.Span, version);
        if (bytes.Length != SegmentIndexHead.Bytes + head.BodyBytes)
            ByteReader.Fail(bytes.Length, "an index is cut off, or bytes follow it");
        var content = bytes[..^SHA256.HashSizeInBytes];
        Span<byte> sum = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.Span, sum);
        if (!sum.SequenceEqual(bytes.Span[content.Length..]))
            ByteReader.Fail(content.Length, "the SHA-256 of an index is not that of its bytes");
        return DecodeBody(head, content[SegmentIndexHead.Bytes..]);
    }

    private static SegmentIndex DecodeBody(SegmentIndexHead head, ReadOnlyMemory<byte> body)
    {
        var source = new ByteReader(body.Span);
        if (head.Batches > body.Length) source.Fail("an index holds fewer batches than it says");
        var (offsets, firsts) = (new long[head.Batches], new long[head.Batches]);
        var (offset, first) = (0L, head.FirstWorldSeq.Value);
        for (var i = 0; i < offsets.Length; i++)
        {
            (offsets[i], firsts[i]) = (offset, first);
            offset += source.ReadVarint(1, head.End, "the bytes of a batch");
            first += source.ReadVarint(1, long.MaxValue, "the events of a batch");
        }

        if (offset != head.End || first != head.LastWorldSeq.Next.Value)
            source.Fail("the batches of an index do not add up");
        var count = source.ReadVarint32(0, source.Remaining, "a number of containers");
        var (containers, starts) = (new int[count], new int[count + 1]);
        for (int i = 0, number = -1; i < count; i++)
        {
            containers[i] = number += source.ReadVarint32(1, int.MaxValue - Math.Max(number, 0), "a container");
            starts[i + 1] = starts[i] + source.ReadVarint32(1, body.Length, "the length of a list");
        }

        if (source.Remaining != starts[count]) source.Fail("the lists of an index do not add up");
        return new SegmentIndex(head, offsets, firsts, containers, starts, body[source.Position..]);
    }
}
