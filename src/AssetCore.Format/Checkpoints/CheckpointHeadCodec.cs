using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Checkpoints;

/// <summary>The head of a checkpoint as bytes: little-endian, at fixed places, with a checksum.</summary>
public static class CheckpointHeadCodec
{
    private const int VersionAt = 4;
    private const int FlagsAt = 5;
    private const int WorldAt = 8;
    private const int BatchAt = 16;
    private const int WorldSeqAt = 24;
    private const int TimeAt = 32;
    private const int EpochAt = 40;
    private const int NonceAt = 48;
    private const int FrameHashAt = 64;
    private const int SegmentAt = 96;
    private const int OffsetAt = 104;
    private const int FramesAt = 112;
    private const int PaddingAt = 116;
    private const int StateHashAt = 120;
    private const int ChecksumAt = 136;
    private const byte Genesis = 1;

    private static ReadOnlySpan<byte> Magic => "ACCP"u8;

    /// <summary>Writes a head.</summary>
    /// <param name="to">Room for <see cref="CheckpointHead.Bytes"/> bytes.</param>
    /// <param name="head">The head.</param>
    /// <exception cref="ArgumentException">A field is out of its range.</exception>
    public static void Write(Span<byte> to, CheckpointHead head)
    {
        if (CheckpointHead.FaultOf(head) is { } fault) throw new ArgumentException(fault, nameof(head));
        to = to[..CheckpointHead.Bytes];
        to.Clear();
        Magic.CopyTo(to);
        to[VersionAt] = CheckpointHead.Version;
        to[FlagsAt] = head.IsGenesis ? Genesis : (byte)0;
        WriteInt64LittleEndian(to[WorldAt..], head.World.Value);
        WriteInt64LittleEndian(to[BatchAt..], head.Batch.Value);
        WriteInt64LittleEndian(to[WorldSeqAt..], head.WorldSeq.Value);
        WriteInt64LittleEndian(to[TimeAt..], head.TimeMs);
        WriteInt64LittleEndian(to[EpochAt..], head.Epoch.Value);
        WriteUInt128LittleEndian(to[NonceAt..], head.Nonce.Value);
        head.FrameHash.Write(to[FrameHashAt..]);
        WriteInt64LittleEndian(to[SegmentAt..], head.Segment.Value);
        WriteInt64LittleEndian(to[OffsetAt..], head.Offset);
        WriteInt32LittleEndian(to[FramesAt..], head.Frames);
        head.StateHash.Write(to[StateHashAt..]);
        WriteUInt32LittleEndian(to[ChecksumAt..], Crc32C.Compute(to[..ChecksumAt]));
    }

    /// <summary>Reads a head of exactly <see cref="CheckpointHead.Bytes"/> bytes.</summary>
    /// <exception cref="FormatFaultException">It is no head, damaged, or of a newer format.</exception>
    public static CheckpointHead Read(ReadOnlySpan<byte> from)
    {
        if (from.Length != CheckpointHead.Bytes) ByteReader.Fail(from.Length, "the head of a checkpoint is cut off");
        if (!from.StartsWith(Magic)) ByteReader.Fail(0, "this is not a checkpoint");
        if (ReadUInt32LittleEndian(from[ChecksumAt..]) != Crc32C.Compute(from[..ChecksumAt]))
            ByteReader.Fail(ChecksumAt, "the checksum of a checkpoint's head does not match");
        if (from[VersionAt] != CheckpointHead.Version)
            ByteReader.Fail(VersionAt, $"a checkpoint of version {from[VersionAt]} is of another format");
        if (from[FlagsAt] > Genesis || from[FlagsAt..WorldAt][1..].ContainsAnyExcept((byte)0))
            ByteReader.Fail(FlagsAt, "a checkpoint's head has flags that are unknown");
        if (from[PaddingAt..StateHashAt].ContainsAnyExcept((byte)0))
            ByteReader.Fail(PaddingAt, "a checkpoint's head has bytes that are unknown");
        var head = ReadFields(from);
        if (CheckpointHead.FaultOf(head) is { } fault) ByteReader.Fail(WorldAt, fault);
        return head;
    }

    private static CheckpointHead ReadFields(ReadOnlySpan<byte> from) => new()
    {
        IsGenesis = from[FlagsAt] == Genesis,
        World = new WorldId(ReadInt64LittleEndian(from[WorldAt..])),
        Batch = new BatchNumber(ReadInt64LittleEndian(from[BatchAt..])),
        WorldSeq = new WorldSeq(ReadInt64LittleEndian(from[WorldSeqAt..])),
        TimeMs = ReadInt64LittleEndian(from[TimeAt..]),
        Epoch = new Epoch(ReadInt64LittleEndian(from[EpochAt..])),
        Nonce = new WriterNonce(ReadUInt128LittleEndian(from[NonceAt..])),
        FrameHash = new Hash256(from.Slice(FrameHashAt, Hash256.Bytes)),
        Segment = new BatchNumber(ReadInt64LittleEndian(from[SegmentAt..])),
        Offset = ReadInt64LittleEndian(from[OffsetAt..]),
        Frames = ReadInt32LittleEndian(from[FramesAt..]),
        StateHash = Hash128.Read(from[StateHashAt..]),
    };
}
