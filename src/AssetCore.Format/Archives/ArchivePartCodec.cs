using AssetCore.Format.Binary;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Format.Archives;

/// <summary>The parts of an archive that are not data, as bytes.</summary>
internal static class ArchivePartCodec
{
    private const byte HasLineage = 1;
    private const byte HasImport = 2;
    private const int CheckpointsMax = 2;

    public static void WriteOrigin(EncodingBuffer to, ArchiveOrigin origin)
    {
        to.WriteByte((byte)((origin.Lineage is null ? 0 : HasLineage) | (origin.Import is null ? 0 : HasImport)));
        if (origin.Lineage is { } lineage) ManifestSections.WriteLineage(to, lineage);
        if (origin.Import is { } import) ManifestSections.WriteImport(to, import);
    }

    public static ArchiveOrigin ReadOrigin(ref ByteReader source, WorldId world)
    {
        var members = source.ReadByte();
        if (members > (HasLineage | HasImport))
            source.Fail("an archive has members that are unknown: the bytes are of a newer format");
        var lineage = (members & HasLineage) != 0 ? ManifestSections.ReadLineage(ref source) : null;
        var import = (members & HasImport) != 0 ? ManifestSections.ReadImport(ref source) : null;
        return new ArchiveOrigin(world, lineage, import);
    }

    public static void WriteSegment(EncodingBuffer to, BatchNumber first) =>
        to.WriteVarint(first.Value, 1, long.MaxValue, "a segment's first batch");

    public static BatchNumber ReadSegment(ref ByteReader source) =>
        new(source.ReadVarint(1, long.MaxValue, "a segment's first batch"));

    public static void WriteCheckpoint(EncodingBuffer to, CheckpointRef checkpoint) =>
        ManifestCodec.WriteCheckpoint(to, checkpoint);

    public static CheckpointRef ReadCheckpoint(ref ByteReader source) => ManifestCodec.ReadCheckpoint(ref source);

    public static void WriteSummary(EncodingBuffer to, ArchiveSummary summary)
    {
        to.WriteVarint(summary.Batch.Value, 1, long.MaxValue, "the last batch");
        to.WriteVarint(summary.WorldSeq.Value, 1, long.MaxValue, "the last world_seq");
        to.WriteVarint(summary.Epoch.Value);
        to.WriteVarint(summary.TimeMs);
        summary.Hash.Write(to.Take(Hash256.Bytes));
        to.WriteHash128(summary.StateHash);
        to.WriteVarint(summary.Segments);
        to.WriteVarint(summary.Checkpoints, 0, CheckpointsMax, "the number of checkpoints");
        to.WriteVarint(summary.LogBytes);
    }

    public static ArchiveSummary ReadSummary(ref ByteReader source) => new()
    {
        Batch = new BatchNumber(source.ReadVarint(1, long.MaxValue, "the last batch")),
        WorldSeq = new WorldSeq(source.ReadVarint(1, long.MaxValue, "the last world_seq")),
        Epoch = new Epoch(source.ReadVarint(0, long.MaxValue, "the last epoch")),
        TimeMs = source.ReadVarint(0, long.MaxValue, "the last batch's time"),
        Hash = new Hash256(source.ReadBytes(Hash256.Bytes, "the last frame's hash")),
        StateHash = source.ReadHash128(),
        Segments = source.ReadVarint32(0, int.MaxValue, "the number of segments"),
        Checkpoints = source.ReadVarint32(0, CheckpointsMax, "the number of checkpoints"),
        LogBytes = source.ReadVarint(0, long.MaxValue, "the bytes of the segments"),
    };
}
