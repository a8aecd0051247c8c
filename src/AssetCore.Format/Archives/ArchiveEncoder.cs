using System.Security.Cryptography;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Archives;

/// <summary>
/// Frames a world as the bytes of one archive: <c>docs/formats/archive.md</c>. What is written gathers in
/// <see cref="Bytes"/> until the owner has taken it away. One caller at a time.
/// </summary>
public sealed class ArchiveEncoder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArchiveOrder _order = new();
    private readonly EncodingBuffer _part = new(1024);
    private readonly byte[] _data = new byte[ArchiveLayout.PartBytesMax];
    private int _dataBytes;
    private int _hashed;
    private bool _isSegment;
    private bool _hasEnded;

    /// <summary>Begins an archive.</summary>
    public ArchiveEncoder(ArchiveOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(origin);
        Bytes.WriteBytes(ArchiveLayout.Magic);
        Bytes.WriteByte(ArchiveLayout.Version);
        Bytes.WriteByte(ArchiveLayout.Version);
        Bytes.WriteBytes([0, 0]);
        Bytes.WriteFixed64((ulong)origin.World.Value);
        Bytes.WriteFixed32(Crc32C.Compute(Bytes.Span));
        Require(_order.Begin(origin), nameof(origin));
        BeginPart(ArchiveKind.Origin);
        ArchivePartCodec.WriteOrigin(_part, origin);
        EndPart();
    }

    /// <summary>What was written and not yet taken away by <see cref="Clear"/>.</summary>
    public EncodingBuffer Bytes { get; } = new(2 * ArchiveLayout.DataBytes);

    /// <summary>Segments that were begun.</summary>
    public int Segments => _order.Segments;

    /// <summary>Checkpoints that were begun.</summary>
    public int Checkpoints => _order.Checkpoints;

    /// <summary>Bytes of segments that were added.</summary>
    public long LogBytes => _order.LogBytes + (_isSegment ? _dataBytes : 0);

    /// <summary>Begins a blob, after which <see cref="Add"/> takes its bytes.</summary>
    /// <exception cref="ArgumentException">It cannot stand here.</exception>
    public void Begin(ArchiveBlob blob)
    {
        ArgumentNullException.ThrowIfNull(blob);
        FlushData();
        Require(_order.Begin(blob), nameof(blob));
        _isSegment = blob is ArchiveBlob.Segment;
        BeginPart(_isSegment ? ArchiveKind.Segment : ArchiveKind.Checkpoint);
        if (blob is ArchiveBlob.Segment segment) ArchivePartCodec.WriteSegment(_part, segment.First);
        if (blob is ArchiveBlob.Checkpoint checkpoint) ArchivePartCodec.WriteCheckpoint(_part, checkpoint.Reference);
        EndPart();
    }

    /// <summary>Adds the next bytes of the blob that was begun last.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_dataBytes == ArchiveLayout.DataBytes) FlushData();
            var count = Math.Min(bytes.Length, ArchiveLayout.DataBytes - _dataBytes);
            bytes[..count].CopyTo(_data.AsSpan(ArchiveLayout.KindBytes + _dataBytes));
            _dataBytes += count;
            bytes = bytes[count..];
        }
    }

    /// <summary>Ends the archive.</summary>
    /// <param name="summary">What it holds.</param>
    /// <returns>The SHA-256 of all bytes before it, by which manifests name the archive.</returns>
    /// <exception cref="ArgumentException">The summary does not fit what was written.</exception>
    public Hash256 End(ArchiveSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (_hasEnded) throw new InvalidOperationException("The archive has ended.");
        FlushData();
        Require(_order.End(summary), nameof(summary));
        BeginPart(ArchiveKind.Summary);
        ArchivePartCodec.WriteSummary(_part, summary);
        EndPart();
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

    private void FlushData()
    {
        if (_dataBytes == 0) return;
        Require(_order.Add(_dataBytes), "bytes");
        _data[0] = (byte)ArchiveKind.Data;
        WritePart(_data.AsSpan(0, ArchiveLayout.KindBytes + _dataBytes));
        _dataBytes = 0;
    }

    private void BeginPart(ArchiveKind kind)
    {
        _part.Truncate(0);
        _part.WriteByte((byte)kind);
    }

    private void EndPart() => WritePart(_part.Span);

    private void WritePart(ReadOnlySpan<byte> part)
    {
        var head = Bytes.Take(ArchiveLayout.PartHeadBytes);
        WriteUInt32LittleEndian(head, (uint)part.Length);
        WriteUInt32LittleEndian(head[sizeof(uint)..], Crc32C.Compute(part));
        Bytes.WriteBytes(part);
    }

    private void Hash()
    {
        _hash.AppendData(Bytes.Span[_hashed..]);
        _hashed = Bytes.Length;
    }

    private static void Require(string? fault, string parameter)
    {
        if (fault is not null) throw new ArgumentException(fault, parameter);
    }
}
