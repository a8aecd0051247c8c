using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Checkpoints;

/// <summary>
/// Takes the file of a checkpoint apart as its bytes come in, checking each chunk, and all of them at the end. What is
/// read before <see cref="CheckpointPart.End"/> is not to be believed. One caller at a time.
/// </summary>
public sealed class CheckpointDecoder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool _isLast;

    /// <summary>The head; null until it was read.</summary>
    public CheckpointHead? Head { get; private set; }

    /// <summary>True once the end was read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The SHA-256 of the file; of meaning at the end.</summary>
    public Hash256 Sha256 { get; private set; }

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes that are needed before the next part can be told.</summary>
    public int Needs { get; private set; } = CheckpointHead.Bytes;

    /// <summary>Takes the next part, if it is there whole.</summary>
    /// <param name="bytes">The bytes of the file from <see cref="Position"/> on, as many as there are.</param>
    /// <param name="consumed">Bytes that were taken and are not to be given again, also where more are needed.</param>
    /// <param name="chunk">The chunk, as a view.</param>
    /// <exception cref="FormatFaultException">The bytes are not a checkpoint, or damaged.</exception>
    public CheckpointPart Read(ReadOnlySpan<byte> bytes, out int consumed, out ReadOnlySpan<byte> chunk)
    {
        consumed = 0;
        chunk = default;
        if (bytes.Length < Needs) return CheckpointPart.None;
        if (Head is null)
        {
            Head = CheckpointHeadCodec.Read(bytes[..CheckpointHead.Bytes]);
            consumed = Pass(bytes, CheckpointHead.Bytes, CheckpointEncoder.ChunkHeadBytes);
            return CheckpointPart.Head;
        }

        if (_isLast)
        {
            consumed = End(bytes);
            return CheckpointPart.End;
        }

        var length = LengthOf(bytes);
        if (length == 0)
        {
            _isLast = true;
            Pass(bytes, CheckpointEncoder.ChunkHeadBytes, Hash256.Bytes);
            var part = Read(bytes[CheckpointEncoder.ChunkHeadBytes..], out consumed, out chunk);
            consumed += CheckpointEncoder.ChunkHeadBytes;
            return part;
        }

        Needs = CheckpointEncoder.ChunkHeadBytes + length;
        if (bytes.Length < Needs) return CheckpointPart.None;
        chunk = bytes.Slice(CheckpointEncoder.ChunkHeadBytes, length);
        if (Crc32C.Compute(chunk) != ReadUInt32LittleEndian(bytes[sizeof(uint)..]))
            Fail("the checksum of a chunk does not match");
        consumed = Pass(bytes, Needs, CheckpointEncoder.ChunkHeadBytes);
        return CheckpointPart.Chunk;
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var length = ReadUInt32LittleEndian(bytes);
        if (length > CheckpointEncoder.ChunkBytesMax) Fail($"a chunk of {length} bytes is too large");
        if (length == 0 && ReadUInt32LittleEndian(bytes[sizeof(uint)..]) != 0) Fail("an empty chunk has a checksum");
        return (int)length;
    }

    private int End(ReadOnlySpan<byte> bytes)
    {
        if (IsAtEnd) Fail("bytes follow the end of a checkpoint");
        Span<byte> sum = stackalloc byte[Hash256.Bytes];
        _hash.GetHashAndReset(sum);
        if (!bytes.StartsWith(sum)) Fail("the SHA-256 of a checkpoint is not that of its bytes");
        (IsAtEnd, Sha256, Needs) = (true, new Hash256(sum), 1);
        Position += Hash256.Bytes;
        return Hash256.Bytes;
    }

    private int Pass(ReadOnlySpan<byte> bytes, int count, int needs)
    {
        _hash.AppendData(bytes[..count]);
        Position += count;
        Needs = needs;
        return count;
    }

    [DoesNotReturn]
    private void Fail(string reason) => ByteReader.Fail((int)Math.Min(Position, int.MaxValue), reason);
}
