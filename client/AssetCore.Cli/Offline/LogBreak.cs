using AssetCore.Ids;

namespace AssetCore.Cli.Offline;

/// <summary>Where and how a log is broken. Everything before it is whole.</summary>
/// <param name="Check">
/// What failed: <c>frame</c> (bytes, checksum, chain, order) or <c>replay</c> (events and state).
/// </param>
/// <param name="Blob">The segment; null if it is not known.</param>
/// <param name="Offset">Where the faulty frame begins in the segment, in bytes; null if it is not known.</param>
/// <param name="Batch">The faulty batch.</param>
/// <param name="WorldSeq">The faulty event; null if the fault is not in one.</param>
/// <param name="Reason">What was expected and what was found.</param>
internal sealed record LogBreak(
    string Check, string? Blob, long? Offset, BatchNumber Batch, WorldSeq? WorldSeq, string Reason)
{
    /// <summary>In one sentence.</summary>
    public override string ToString()
    {
        var place = Blob is null ? "" : $" ({Blob} at byte {Offset})";
        var which = WorldSeq is { } sequence ? $", event {sequence}" : "";
        return $"batch {Batch}{which}{place}: {Reason}";
    }
}
