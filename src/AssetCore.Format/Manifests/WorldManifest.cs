using System.Collections.Immutable;
using AssetCore.Ids;

namespace AssetCore.Format.Manifests;

/// <summary>
/// What a store holds of a world beside its log: who may write it, which checkpoints are good, where it comes from.
/// <c>docs/formats/manifest.md</c>. Immutable.
/// </summary>
public sealed record WorldManifest
{
    /// <summary>The world.</summary>
    public required WorldId World { get; init; }

    /// <summary>How often the manifest was written, 1 or more.</summary>
    public long Generation { get; init; } = 1;

    /// <summary>The epoch of the writer that claimed the world last; <see cref="Ids.Epoch.None"/> if none
    /// has.</summary>
    public Epoch Epoch { get; init; }

    /// <summary>The nonce of that writer; without one, that of the import that is under way, if one is.</summary>
    public WriterNonce Nonce { get; init; }

    /// <summary>The cluster of that writer, up to <see cref="ManifestCodec.ClusterIdLengthMax"/> characters.</summary>
    public string ClusterId { get; init; } = "";

    /// <summary>
    /// Who that writer is, for people: up to <see cref="ManifestCodec.HolderLengthMax"/> characters.
    /// </summary>
    public string Holder { get; init; } = "";

    /// <summary>When that writer claimed the world, in milliseconds since 1970-01-01 UTC; 0 if none has.</summary>
    public long ClaimedTimeMs { get; init; }

    /// <summary>What was durable when the manifest was written.</summary>
    public DurableBound Bound { get; init; }

    /// <summary>
    /// Good checkpoints, newest first, 0 to <see cref="ManifestCodec.CheckpointsMax"/>. That of a fork's beginning is
    /// never dropped.
    /// </summary>
    public ImmutableArray<CheckpointRef> Checkpoints { get; init; } = [];

    /// <summary>Where the world comes from; null unless it is a fork.</summary>
    public WorldLineage? Lineage { get; init; }

    /// <summary>The archive that it was restored from; null unless it was.</summary>
    public WorldImport? Import { get; init; }

    /// <summary>
    /// True while an import is under way: nobody has claimed the world, and the nonce is the import's. Such a world is
    /// not opened, and an import that was interrupted is repeated.
    /// </summary>
    public bool IsImporting => Purge is null && Import is not null && Epoch == Epoch.None && Nonce != default;

    /// <summary>That its bytes were freed; null as long as they are there.</summary>
    public WorldPurge? Purge { get; init; }

    /// <summary>
    /// Sections that only a newer version knows, as bytes: they are carried along, so that an older version that writes
    /// the manifest does not lose them.
    /// </summary>
    public ImmutableArray<byte> NewerSections { get; init; } = [];

    /// <summary>The checkpoint that a fork begins with; null unless the world is a fork that has its bytes.</summary>
    public CheckpointRef? Genesis =>
        Lineage is { } lineage ? Checkpoints.LastOrDefault(checkpoint => checkpoint.Batch == lineage.Batch) : null;

    /// <inheritdoc />
    public bool Equals(WorldManifest? other) =>
        other is not null
        && World == other.World
        && Generation == other.Generation
        && (Epoch, Nonce, ClusterId, Holder) == (other.Epoch, other.Nonce, other.ClusterId, other.Holder)
        && ClaimedTimeMs == other.ClaimedTimeMs
        && Bound == other.Bound
        && Checkpoints.AsSpan().SequenceEqual(other.Checkpoints.AsSpan())
        && (Lineage, Import, Purge) == (other.Lineage, other.Import, other.Purge)
        && NewerSections.AsSpan().SequenceEqual(other.NewerSections.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(World, Generation, Epoch, Nonce, Bound, Checkpoints.Length);
}
