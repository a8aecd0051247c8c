using System.Security.Cryptography;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Hashes;

namespace AssetCore.Format.Checkpoints;

/// <summary>
/// Frames the chunks of a checkpoint as the bytes of its file: <c>docs/formats/checkpoint.md</c>. What is written
/// gathers in <see cref="Bytes"/> until the owner has taken it away. One caller at a time.
/// </summary>
public sealed class CheckpointEncoder : IChunkSink, IDisposable
{
    /// <summary>
    /// Bytes in the largest chunk: a chunk ends with the row that brings it to <see cref="ChunkBytes"/>, and no row
    /// comes near the difference.
    /// </summary>
    public const int ChunkBytesMax = 1024 * 1024;

    /// <summary>Bytes at which a chunk ends.</summary>
    public const int ChunkBytes = 64 * 1024;

    /// <summary>The first number of a section that may be passed over by who does not know it.</summary>
    public const byte OptionalSectionMin = 128;

    /// <summary>Bytes before a chunk: its length and its checksum.</summary>
    internal const int ChunkHeadBytes = 2 * sizeof(uint);

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private int _hashed;
    private bool _hasEnded;

    /// <summary>Begins with a head.</summary>
    /// <param name="head">The head.</param>
    /// <param name="capacity">Bytes that are likely to gather before they are taken away.</param>
    /// <exception cref="ArgumentException">A field of the head is out of its range.</exception>
    public CheckpointEncoder(CheckpointHead head, int capacity = 4 * ChunkBytes)
    {
        Bytes = new EncodingBuffer(capacity);
        CheckpointHeadCodec.Write(Bytes.Take(CheckpointHead.Bytes), head);
    }

    /// <summary>What was written and not yet taken away by <see cref="Clear"/>.</summary>
    public EncodingBuffer Bytes { get; }

    /// <inheritdoc />
    /// <exception cref="ArgumentOutOfRangeException">The chunk is empty or too large.</exception>
    /// <exception cref="InvalidOperationException">The checkpoint has ended.</exception>
    public void Take(ReadOnlySpan<byte> chunk)
    {
        ArgumentOutOfRangeException.ThrowIfZero(chunk.Length, nameof(chunk));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(chunk.Length, ChunkBytesMax, nameof(chunk));
        if (_hasEnded) throw new InvalidOperationException("The checkpoint has ended.");
        Bytes.WriteFixed32((uint)chunk.Length);
        Bytes.WriteFixed32(Crc32C.Compute(chunk));
        Bytes.WriteBytes(chunk);
    }

    /// <summary>Ends the file: an empty chunk and the SHA-256 of everything before it.</summary>
    /// <returns>That SHA-256, by which manifests name the checkpoint.</returns>
    /// <exception cref="InvalidOperationException">The checkpoint has ended.</exception>
    public Hash256 End()
    {
        if (_hasEnded) throw new InvalidOperationException("The checkpoint has ended.");
        _hasEnded = true;
        Bytes.WriteFixed64(0);
        Hash();
        Span<byte> sum = stackalloc byte[Hash256.Bytes];
        _hash.GetHashAndReset(sum);
        Bytes.WriteBytes(sum);
        return new Hash256(sum);
    }

    /// <summary>What gathered in <see cref="Bytes"/> has been taken away.</summary>
    public void Clear()
    {
        if (!_hasEnded) Hash();
        Bytes.Truncate(0);
        _hashed = 0;
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private void Hash()
    {
        _hash.AppendData(Bytes.Span[_hashed..]);
        _hashed = Bytes.Length;
    }
}
