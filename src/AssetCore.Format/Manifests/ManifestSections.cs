using AssetCore.Format.Binary;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>
/// The end of a manifest: sections that most worlds do not have, each a number, its length and its content, in
/// ascending order of their numbers.
/// </summary>
internal static class ManifestSections
{
    private const byte Lineage = 1;
    private const byte Import = 2;
    private const byte Purge = 3;

    /// <summary>Sections from here on may be passed over by a version that does not know them.</summary>
    private const byte OptionalMin = 128;

    public static void Write(EncodingBuffer to, WorldManifest manifest)
    {
        if (manifest.Lineage is { } lineage) WriteSection(to, Lineage, content => WriteLineage(content, lineage));
        if (manifest.Import is { } import) WriteSection(to, Import, content => WriteImport(content, import));
        if (manifest.Purge is { } purge) WriteSection(to, Purge, content => WritePurge(content, purge));
        to.WriteBytes(manifest.NewerSections.AsSpan());
    }

    /// <summary>Reads to the end of the source.</summary>
    public static WorldManifest Read(ref ByteReader source, WorldManifest manifest)
    {
        var newer = new EncodingBuffer(0);
        for (var last = 0; !source.IsAtEnd;)
        {
            var start = source.Position;
            var number = source.ReadByte();
            if (number <= last) ByteReader.Fail(start, $"section {number} follows section {last}");
            last = number;
            var content = new ByteReader(source.ReadBlob(source.Remaining, "a section"));
            switch (number)
            {
                case Lineage:
                    manifest = manifest with { Lineage = ReadLineage(ref content) };
                    break;
                case Import:
                    manifest = manifest with { Import = ReadImport(ref content) };
                    break;
                case Purge:
                    manifest = manifest with { Purge = ReadPurge(ref content) };
                    break;
                case < OptionalMin:
                    ByteReader.Fail(start, $"section {number} is unknown: the bytes are of a newer format");
                    break;
                default:
                    newer.WriteByte(number);
                    newer.WriteBlob(content.ReadBytes(content.Remaining, "a section"));
                    break;
            }

            if (!content.IsAtEnd) ByteReader.Fail(start, $"section {number} holds more than it should");
        }

        return manifest with { NewerSections = [.. newer.Span] };
    }

    private static void WriteSection(EncodingBuffer to, byte number, Action<EncodingBuffer> write)
    {
        var content = new EncodingBuffer(128);
        write(content);
        to.WriteByte(number);
        to.WriteBlob(content.Span);
    }

    internal static void WriteLineage(EncodingBuffer to, WorldLineage lineage)
    {
        to.WriteVarint(lineage.Source.Value);
        to.WriteVarint(lineage.WorldSeq.Value);
        to.WriteVarint(lineage.Batch.Value);
        lineage.SourceHash.Write(to.Take(Hash256.Bytes));
        to.WriteVarint(lineage.TimeMs);
        to.WriteText(lineage.Reason, 0, ManifestCodec.ReasonLengthMax, "the reason");
    }

    internal static WorldLineage ReadLineage(ref ByteReader source) => new(
        new WorldId(source.ReadVarint(0, long.MaxValue, "the source")),
        new WorldSeq(source.ReadVarint(1, long.MaxValue, "the fork's world_seq")),
        new BatchNumber(source.ReadVarint(1, long.MaxValue, "the fork's batch")),
        new Hash256(source.ReadBytes(Hash256.Bytes, "the source's hash")),
        source.ReadVarint(0, long.MaxValue, "the time of the fork"),
        source.ReadText(0, ManifestCodec.ReasonLengthMax, "the reason"));

    internal static void WriteImport(EncodingBuffer to, WorldImport import)
    {
        import.Archive.Write(to.Take(Hash256.Bytes));
        to.WriteVarint(import.OriginalWorld.Value);
        to.WriteVarint(import.WorldSeq.Value);
        to.WriteVarint(import.TimeMs);
    }

    internal static WorldImport ReadImport(ref ByteReader source) => new(
        new Hash256(source.ReadBytes(Hash256.Bytes, "the archive's hash")),
        new WorldId(source.ReadVarint(0, long.MaxValue, "the imported world")),
        new WorldSeq(source.ReadVarint(0, long.MaxValue, "the import's world_seq")),
        source.ReadVarint(0, long.MaxValue, "the time of the import"));

    private static void WritePurge(EncodingBuffer to, WorldPurge purge)
    {
        to.WriteVarint(purge.TimeMs);
        to.WriteText(purge.Reason, 0, ManifestCodec.ReasonLengthMax, "the reason");
    }

    private static WorldPurge ReadPurge(ref ByteReader source) => new(
        source.ReadVarint(0, long.MaxValue, "the time of the purge"),
        source.ReadText(0, ManifestCodec.ReasonLengthMax, "the reason"));
}
