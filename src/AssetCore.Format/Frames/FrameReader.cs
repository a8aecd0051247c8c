using AssetCore.Hashes;
using AssetCore.Ids;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Frames;

/// <summary>
/// Decodes and checks frames. Pure, allocates nothing; any thread. What it finds is data, never an exception.
/// </summary>
public static class FrameReader
{
    /// <summary>
    /// Decodes the frame that begins with these bytes and checks all of it: header, checksums, payload hash.
    /// </summary>
    /// <param name="bytes">A frame; what follows it is ignored.</param>
    /// <param name="header">
    /// The header: of meaning when the status is <see cref="FrameStatus.Whole"/> or one of the payload's faults, and
    /// for
    /// <see cref="FrameStatus.Incomplete"/> when at least <see cref="FrameHeader.Bytes"/> bytes were given.
    /// </param>
    public static FrameStatus Read(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        var status = ReadHeader(bytes, out header);
        if (status != FrameStatus.Whole) return status;
        if (bytes.Length < header.FrameBytes) return FrameStatus.Incomplete;
        return CheckPayload(bytes[..header.FrameBytes], header);
    }

    /// <summary>Decodes and checks the header alone; the payload need not be there.</summary>
    /// <param name="bytes">The first bytes of a frame.</param>
    /// <param name="header">The header if the status is <see cref="FrameStatus.Whole"/>.</param>
    public static FrameStatus ReadHeader(ReadOnlySpan<byte> bytes, out FrameHeader header)
    {
        header = default;
        if (bytes.Length < FrameHeader.Bytes) return FrameStatus.Incomplete;
        if (!bytes.StartsWith(FrameLayout.MagicBytes)) return FrameStatus.NotAFrame;

        var stated = ReadUInt32LittleEndian(bytes[FrameLayout.HeaderChecksum..]);
        if (stated != Crc32C.Compute(bytes[..FrameLayout.HeaderChecksum])) return FrameStatus.HeaderChecksumWrong;
        if (bytes[FrameLayout.Version] > FrameHeader.Version) return FrameStatus.NewerVersion;
        if (bytes[FrameLayout.Version] < FrameHeader.OldestVersion) return FrameStatus.FieldOutOfRange;

        header = ReadFields(bytes);
        return FrameRules.FaultOf(header) is null ? FrameStatus.Whole : FrameStatus.FieldOutOfRange;
    }

    /// <summary>Checks a payload against its header: the fast checksum first, then SHA-256.</summary>
    /// <param name="frame">Exactly one frame.</param>
    /// <param name="header">Its header, as <see cref="ReadHeader"/> told it.</param>
    public static FrameStatus CheckPayload(ReadOnlySpan<byte> frame, in FrameHeader header)
    {
        if (frame.Length != header.FrameBytes) return FrameStatus.Incomplete;
        var payload = frame[FrameHeader.Bytes..];
        var stated = ReadUInt32LittleEndian(frame[FrameLayout.PayloadChecksum..]);
        if (stated != Crc32C.Compute(payload)) return FrameStatus.PayloadChecksumWrong;
        return FrameHash.OfBytes(payload) == header.PayloadHash ? FrameStatus.Whole : FrameStatus.PayloadHashWrong;
    }

    private static FrameHeader ReadFields(ReadOnlySpan<byte> from) => new()
    {
        FormatVersion = from[FrameLayout.Version],
        Kind = (FrameKind)from[FrameLayout.Kind],
        Flags = (FrameFlags)ReadUInt16LittleEndian(from[FrameLayout.Flags..]),
        World = new WorldId(ReadInt64LittleEndian(from[FrameLayout.World..])),
        Epoch = new Epoch(ReadInt64LittleEndian(from[FrameLayout.Epoch..])),
        Nonce = new WriterNonce(ReadUInt128LittleEndian(from[FrameLayout.Nonce..])),
        Batch = new BatchNumber(ReadInt64LittleEndian(from[FrameLayout.Batch..])),
        FirstWorldSeq = new WorldSeq(ReadInt64LittleEndian(from[FrameLayout.FirstWorldSeq..])),
        LastWorldSeq = new WorldSeq(ReadInt64LittleEndian(from[FrameLayout.LastWorldSeq..])),
        CommitCount = AsInt32(ReadUInt32LittleEndian(from[FrameLayout.CommitCount..])),
        PayloadBytes = AsInt32(ReadUInt32LittleEndian(from[FrameLayout.PayloadBytes..])),
        TimeMs = ReadInt64LittleEndian(from[FrameLayout.TimeMs..]),
        PreviousHash = new Hash256(from.Slice(FrameLayout.PreviousHash, Hash256.Bytes)),
        PayloadHash = new Hash256(from.Slice(FrameLayout.PayloadHash, Hash256.Bytes)),
        StateHash = Hash128.Read(from[FrameLayout.StateHash..]),
    };

    // Numbers beyond 31 bits become -1, which no rule lets pass.
    private static int AsInt32(uint value) => value <= int.MaxValue ? (int)value : -1;
}
