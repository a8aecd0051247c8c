using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Format.Archives;

/// <summary>A blob that an archive holds.</summary>
public abstract record ArchiveBlob
{
    private ArchiveBlob()
    {
    }

    /// <summary>A segment, or the beginning of one.</summary>
    /// <param name="First">The first batch, which gives its name.</param>
    public sealed record Segment(BatchNumber First) : ArchiveBlob;

    /// <summary>A checkpoint.</summary>
    /// <param name="Reference">How a manifest names it.</param>
    public sealed record Checkpoint(CheckpointRef Reference) : ArchiveBlob;
}
