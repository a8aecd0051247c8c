using AssetCore.Ids;

namespace AssetCore.Log.Verification;

/// <summary>
/// What a <see cref="ChainVerifier"/> found: everything up to the end of the log, or up to its fault.
/// </summary>
public sealed record ChainReport
{
    /// <summary>The world.</summary>
    public required WorldId World { get; init; }

    /// <summary>Segments with at least one sound frame.</summary>
    public required int Segments { get; init; }

    /// <summary>Sound batches.</summary>
    public required long Batches { get; init; }

    /// <summary>Commits in them.</summary>
    public required long Commits { get; init; }

    /// <summary>Bytes of sound frames, seals included.</summary>
    public required long Bytes { get; init; }

    /// <summary>Epochs that began: writers that wrote.</summary>
    public required long Epochs { get; init; }

    /// <summary>The head after the last sound frame.</summary>
    public required LogHead Head { get; init; }

    /// <summary>
    /// Bytes of a torn append at the end of a stopped file store, which the next writer will cut off.
    /// </summary>
    public required long TornBytes { get; init; }

    /// <summary>Where the log breaks; null if it is sound.</summary>
    public required ChainFault? Fault { get; init; }

    /// <summary>True if the log is sound to its end.</summary>
    public bool IsSound => Fault is null;
}
