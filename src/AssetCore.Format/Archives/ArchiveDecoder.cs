using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using static System.Buffers.Binary.BinaryPrimitives;

namespace AssetCore.Format.Archives;

/// <summary>
/// Takes an archive apart as its bytes come in, checking each part, their order, and all of them at the end. What is
/// read before <see cref="ArchivePart.End"/> is not to be believed. One caller at a time.
/// </summary>
public sealed class ArchiveDecoder : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArchiveOrder _order = new();
    private WorldId? _world;
    private bool _isLast;

    /// <summary>Where the world comes from; null until it was read.</summary>
    public ArchiveOrigin? Origin { get; private set; }

    /// <summary>The blob that was begun last; null before the first.</summary>
    public ArchiveBlob? Blob { get; private set; }

    /// <summary>What the archive holds; null until it was read.</summary>
    public ArchiveSummary? Summary { get; private set; }

    /// <summary>True once the end was read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>The SHA-256 of the archive; of meaning at the end.</summary>
    public Hash256 Sha256 { get; private set; }

    /// <summary>Bytes taken so far.</summary>
    public long Position { get; private set; }

    /// <summary>Bytes that are needed before the next part can be told.</summary>
    public int Needs { get; private set; } = ArchiveLayout.HeadBytes;

    /// <summary>Takes the next part, if it is there whole.</summary>
    /// <param name="bytes">The bytes of the archive from <see cref="Position"/> on, as many as there are.</param>
    /// <param name="consumed">Bytes that were taken and are not to be given again, also where more are needed.</param>
    /// <param name="data">The data, as a view, for <see cref="ArchivePart.Data"/>.</param>
    /// <exception cref="FormatFaultException">The bytes are not an archive, or damaged.</exception>
    public ArchivePart Read(ReadOnlySpan<byte> bytes, out int consumed, out ReadOnlySpan<byte> data)
    {
        consumed = 0;
        data = default;
        if (IsAtEnd) Fail("bytes follow the end of an archive");
        if (_world is null && bytes.Length >= Needs) TakeHead(ref bytes, ref consumed);
        if (_world is null || bytes.Length < Needs) return ArchivePart.None;
        if (!_isLast && LengthOf(bytes) == 0) TakeLast(ref bytes, ref consumed);
        if (_isLast) return bytes.Length < Needs ? ArchivePart.None : End(bytes, ref consumed);

        var length = LengthOf(bytes);
        Needs = ArchiveLayout.PartHeadBytes + length;
        if (bytes.Length < Needs) return ArchivePart.None;
        var part = bytes.Slice(ArchiveLayout.PartHeadBytes, length);
        if (Crc32C.Compute(part) != ReadUInt32LittleEndian(bytes[sizeof(uint)..]))
            Fail("the checksum of a part does not match");
        var kind = Take(part, out data);
        consumed += Pass(bytes, Needs, ArchiveLayout.PartHeadBytes);
        return kind;
    }

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private ArchivePart Take(ReadOnlySpan<byte> part, out ReadOnlySpan<byte> data)
    {
        data = default;
        var source = new ByteReader(part);
        var kind = (ArchiveKind)source.ReadByte();
        if (Origin is null && kind != ArchiveKind.Origin) Fail("an archive does not tell where its world comes from");
        switch (kind)
        {
            case ArchiveKind.Origin:
                Require(_order.Begin(Origin = ArchivePartCodec.ReadOrigin(ref source, _world!.Value)));
                break;
            case ArchiveKind.Segment:
                Require(_order.Begin(Blob = new ArchiveBlob.Segment(ArchivePartCodec.ReadSegment(ref source))));
                break;
            case ArchiveKind.Checkpoint:
                Require(_order.Begin(Blob = new ArchiveBlob.Checkpoint(ArchivePartCodec.ReadCheckpoint(ref source))));
                break;
            case ArchiveKind.Data:
                data = source.ReadBytes(source.Remaining, "data");
                Require(_order.Add(data.Length));
                break;
            case ArchiveKind.Summary:
                Require(_order.End(Summary = ArchivePartCodec.ReadSummary(ref source)));
                break;
            case < (ArchiveKind)ArchiveLayout.OptionalMin:
                Fail($"a part of kind {(byte)kind} is unknown: the bytes are of a newer format");
                break;
            default:
                return ArchivePart.Newer;
        }

        if (!source.IsAtEnd) Fail("a part holds more than it should");
        return PartOf(kind);
    }

    private static ArchivePart PartOf(ArchiveKind kind) => kind switch
    {
        ArchiveKind.Origin => ArchivePart.Origin,
        ArchiveKind.Data => ArchivePart.Data,
        ArchiveKind.Summary => ArchivePart.Summary,
        _ => ArchivePart.Blob,
    };

    private void TakeHead(ref ReadOnlySpan<byte> bytes, ref int consumed)
    {
        var head = bytes[..ArchiveLayout.HeadBytes];
        if (!head.StartsWith(ArchiveLayout.Magic)) Fail("this is not an archive of a world");
        var body = head[..^sizeof(uint)];
        if (Crc32C.Compute(body) != ReadUInt32LittleEndian(head[body.Length..]))
            Fail("the checksum of the archive's head does not match");
        var (version, oldest) = (head[4], head[5]);
        if (oldest > ArchiveLayout.Version)
        {
            Fail($"the archive needs a reader of version {oldest}, this build is {ArchiveLayout.Version}: upgrade it");
        }

        if (version < 1 || oldest < 1 || oldest > version) Fail($"version {version} of archives never existed");
        if ((head[6], head[7]) != (0, 0)) Fail("the archive's head has bytes that are unknown");
        var world = ReadInt64LittleEndian(head[8..]);
        if (world < 0) Fail($"world {world} is negative");
        _world = new WorldId(world);
        consumed += Pass(bytes, ArchiveLayout.HeadBytes, ArchiveLayout.PartHeadBytes);
        bytes = bytes[ArchiveLayout.HeadBytes..];
    }

    private void TakeLast(ref ReadOnlySpan<byte> bytes, ref int consumed)
    {
        if (ReadUInt32LittleEndian(bytes[sizeof(uint)..]) != 0) Fail("an empty part has a checksum");
        Require(_order.End());
        _isLast = true;
        consumed += Pass(bytes, ArchiveLayout.PartHeadBytes, Hash256.Bytes);
        bytes = bytes[ArchiveLayout.PartHeadBytes..];
    }

    private ArchivePart End(ReadOnlySpan<byte> bytes, ref int consumed)
    {
        Span<byte> sum = stackalloc byte[Hash256.Bytes];
        _hash.GetHashAndReset(sum);
        if (!bytes.StartsWith(sum)) Fail("the SHA-256 of the archive is not that of its bytes");
        (IsAtEnd, Sha256, Needs) = (true, new Hash256(sum), 1);
        consumed += Hash256.Bytes;
        Position += Hash256.Bytes;
        return ArchivePart.End;
    }

    private int LengthOf(ReadOnlySpan<byte> bytes)
    {
        var length = ReadUInt32LittleEndian(bytes);
        if (length > ArchiveLayout.PartBytesMax) Fail($"a part of {length} bytes is too large");
        return (int)length;
    }

    private int Pass(ReadOnlySpan<byte> bytes, int count, int needs)
    {
        _hash.AppendData(bytes[..count]);
        Position += count;
        Needs = needs;
        return count;
    }

    private void Require(string? fault)
    {
        if (fault is not null) Fail(fault);
    }

    [DoesNotReturn]
    private void Fail(string reason) => ByteReader.Fail((int)Math.Min(Position, int.MaxValue), reason);
}
