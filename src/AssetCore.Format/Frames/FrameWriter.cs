using AssetCore.Hashes;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Frames;

/// <summary>Turns headers and payloads into frames. Pure; any thread.</summary>
public static class FrameWriter
{
    /// <summary>Frames a payload: one allocation, one copy, one pass for each checksum.</summary>
    /// <param name="fields">The header; its payload length and payload hash are ignored and computed.</param>
    /// <param name="payload">The payload; empty for a seal.</param>
    /// <param name="written">The header as it stands in the frame.</param>
    /// <returns>The frame, an array of its own that the caller may keep and publish.</returns>
    /// <exception cref="ArgumentException">A field is out of range.</exception>
    public static byte[] Frame(in FrameHeader fields, ReadOnlySpan<byte> payload, out FrameHeader written)
    {
        // Checked before anything is allocated for it.
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, FrameHeader.PayloadBytesMax, nameof(payload));
        var frame = GC.AllocateUninitializedArray<byte>(FrameHeader.Bytes + payload.Length);
        payload.CopyTo(frame.AsSpan(FrameHeader.Bytes));
        written = Complete(frame, fields);
        return frame;
    }

    /// <summary>Writes the header in front of a payload that already stands in its place. Allocates nothing.</summary>
    /// <param name="frame">Room for the header (168 bytes), then the payload up to the end of the span.</param>
    /// <param name="fields">The header; its payload length and payload hash are ignored and computed.</param>
    /// <returns>The header as it stands in the frame.</returns>
    /// <exception cref="ArgumentException">A field is out of range, or there is no room for a header.</exception>
    public static FrameHeader Complete(Span<byte> frame, in FrameHeader fields)
    {
        if (frame.Length < FrameHeader.Bytes)
            throw new ArgumentException("A frame begins with room for its header.", nameof(frame));
        var payload = frame[FrameHeader.Bytes..];
        var header = fields with
        {
            FormatVersion = FrameHeader.Version,
            PayloadBytes = payload.Length,
            PayloadHash = FrameHash.OfBytes(payload),
        };
        if (FrameRules.FaultOf(header) is { } fault) throw new ArgumentException(fault, nameof(fields));

        WriteFields(frame, header);
        WriteUInt32LittleEndian(frame[FrameLayout.PayloadChecksum..], Crc32C.Compute(payload));
        var covered = frame[..FrameLayout.HeaderChecksum];
        WriteUInt32LittleEndian(frame[FrameLayout.HeaderChecksum..], Crc32C.Compute(covered));
        return header;
    }

    private static void WriteFields(Span<byte> to, in FrameHeader header)
    {
        FrameLayout.MagicBytes.CopyTo(to[FrameLayout.Magic..]);
        to[FrameLayout.Version] = FrameHeader.Version;
        to[FrameLayout.Kind] = (byte)header.Kind;
        WriteUInt16LittleEndian(to[FrameLayout.Flags..], (ushort)header.Flags);
        WriteInt64LittleEndian(to[FrameLayout.World..], header.World.Value);
        WriteInt64LittleEndian(to[FrameLayout.Epoch..], header.Epoch.Value);
        WriteUInt128LittleEndian(to[FrameLayout.Nonce..], header.Nonce.Value);
        WriteInt64LittleEndian(to[FrameLayout.Batch..], header.Batch.Value);
        WriteInt64LittleEndian(to[FrameLayout.FirstWorldSeq..], header.FirstWorldSeq.Value);
        WriteInt64LittleEndian(to[FrameLayout.LastWorldSeq..], header.LastWorldSeq.Value);
        WriteUInt32LittleEndian(to[FrameLayout.CommitCount..], (uint)header.CommitCount);
        WriteUInt32LittleEndian(to[FrameLayout.PayloadBytes..], (uint)header.PayloadBytes);
        WriteInt64LittleEndian(to[FrameLayout.TimeMs..], header.TimeMs);
        header.PreviousHash.Write(to[FrameLayout.PreviousHash..]);
        header.PayloadHash.Write(to[FrameLayout.PayloadHash..]);
        header.StateHash.Write(to.Slice(FrameLayout.StateHash, Hash128.Bytes));
    }
}
