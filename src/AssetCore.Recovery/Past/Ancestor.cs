using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Recovery.Past;

/// <summary>A world of a timeline: the one asked about, or one that it comes from.</summary>
/// <param name="World">The world.</param>
/// <param name="Manifest">Its manifest; null if it has none.</param>
/// <param name="End">The last sequence number that its log tells of the timeline; null if it tells to its end.</param>
internal sealed record Ancestor(WorldId World, WorldManifest? Manifest, WorldSeq? End)
{
    /// <summary>True for a world that is not in the store, though a fork of it is.</summary>
    public bool IsAbsent { get; init; }

    /// <summary>Makes sure that the world is there to be read.</summary>
    /// <exception cref="Log.WorldPurgedException">It is not.</exception>
    public void ThrowIfAbsent()
    {
        if (IsAbsent) throw new Log.WorldPurgedException(World);
    }

    /// <summary>The last sequence number below that its log does not tell; 0 for a world that is no fork.</summary>
    public WorldSeq Begin => Manifest?.Lineage?.WorldSeq ?? WorldSeq.None;

    /// <summary>The smaller of a number and the end.</summary>
    public WorldSeq Through(WorldSeq asOf) => End is { } end && end < asOf ? end : asOf;

    /// <summary>The checkpoints at or below a sequence number, newest first.</summary>
    public IEnumerable<CheckpointRef> CheckpointsUpTo(WorldSeq asOf) =>
        Manifest is null ? [] : Manifest.Checkpoints.Where(known => known.WorldSeq <= Through(asOf));
}
