using System.Collections.Immutable;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;

namespace AssetCore.Recovery.Verification;

/// <summary>What a <see cref="WorldVerifier"/> found.</summary>
public sealed record WorldReport
{
    /// <summary>The world.</summary>
    public required WorldId World { get; init; }

    /// <summary>The last frame that is whole; for a fork without frames, where it begins.</summary>
    public required LogHead Head { get; init; }

    /// <summary>Segments with a sound frame.</summary>
    public required int Segments { get; init; }

    /// <summary>Sound batches.</summary>
    public required long Batches { get; init; }

    /// <summary>Commits in them.</summary>
    public required long Commits { get; init; }

    /// <summary>Bytes of sound frames.</summary>
    public required long Bytes { get; init; }

    /// <summary>Epochs that began: writers that wrote.</summary>
    public required long Epochs { get; init; }

    /// <summary>Bytes of a torn append at the end of a file, which the next writer cuts off.</summary>
    public required long TornBytes { get; init; }

    /// <summary>Checkpoints that are what they should be.</summary>
    public required int Checkpoints { get; init; }

    /// <summary>Batches that were judged again and came to the very same bytes; 0 if nobody asked.</summary>
    public required long Rejudged { get; init; }

    /// <summary>The last sequence number that was replayed: that of the head, unless the replay broke off.</summary>
    public required WorldSeq Replayed { get; init; }

    /// <summary>The hash over the whole state there.</summary>
    public required Hash128 StateHash { get; init; }

    /// <summary>The hash over what reads show there.</summary>
    public required Hash128 ContentHash { get; init; }

    /// <summary>The manifest; null if there is none, or it does not verify.</summary>
    public required WorldManifest? Manifest { get; init; }

    /// <summary>All that is broken, in the order in which it was found; empty for a world that is whole.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What is worth knowing and breaks nothing: leftovers, what could not be looked at.</summary>
    public required ImmutableArray<string> Notes { get; init; }

    /// <summary>True if every byte is what it should be.</summary>
    public bool IsWhole => Findings.IsEmpty;
}
