namespace AssetCore.Recovery.Verification;

/// <summary>What part of a world a finding is about.</summary>
public enum FindingKind
{
    /// <summary>Not a finding.</summary>
    None = 0,

    /// <summary>A frame: its bytes, checksums, place in the chain, or that it is missing.</summary>
    Frame,

    /// <summary>Events that do not fit the state, or that come to another state than the batch says.</summary>
    Replay,

    /// <summary>A request, its digest, or what a commit says of it.</summary>
    Request,

    /// <summary>The manifest: its bytes, or that it contradicts the log.</summary>
    Manifest,

    /// <summary>A checkpoint that the manifest names.</summary>
    Checkpoint,

    /// <summary>A pack that is not its segment.</summary>
    Pack,

    /// <summary>An index that is not that of its segment.</summary>
    Index,

    /// <summary>A segment that nothing leads to.</summary>
    Stray,

    /// <summary>Where a fork comes from.</summary>
    Lineage,

    /// <summary>The log is not the one that the caller expected.</summary>
    Expectation,

    /// <summary>A batch that the rules do not come to when they judge its requests again.</summary>
    Rejudge,
}
