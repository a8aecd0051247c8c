namespace AssetCore.Recovery.Archives;

/// <summary>A file is no archive of a world, or a damaged one.</summary>
/// <param name="offset">Where the fault was found, in bytes.</param>
/// <param name="reason">What was expected and what was found.</param>
public sealed class ArchiveCorruptException(long offset, string reason)
    : Exception($"The archive is corrupt at byte {offset}: {reason}")
{
    /// <summary>Where the fault was found, in bytes.</summary>
    public long Offset { get; } = offset;

    /// <summary>What was expected and what was found.</summary>
    public string Reason { get; } = reason;
}
