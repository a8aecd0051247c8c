using AssetCore.Format.Binary;
using AssetCore.Format.Checkpoints;
using AssetCore.Hashes;

namespace AssetCore.Engine.Checkpoints;

/// <summary>What a checkpoint says after its rows: ContentHash, and how many rows each section has.</summary>
/// <param name="ContentHash">The hash over what reads show.</param>
/// <param name="Rows">Rows by section.</param>
internal sealed record CheckpointSums(Hash128 ContentHash, SectionCounts Rows)
{
    public void Write(EncodingBuffer destination)
    {
        destination.WriteHash128(ContentHash);
        for (var section = CheckpointSection.Basis; section < CheckpointSection.Sums; section++)
            destination.WriteVarint(Rows[section]);
    }

    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are no sums.</exception>
    public static CheckpointSums Read(ref ByteReader source)
    {
        var content = source.ReadHash128();
        var rows = new SectionCounts();
        for (var section = CheckpointSection.Basis; section < CheckpointSection.Sums; section++)
            rows[section] = source.ReadVarint(0, long.MaxValue, "a number of rows");
        return new CheckpointSums(content, rows);
    }
}
