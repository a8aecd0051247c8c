namespace AssetCore.Log.Packing;

/// <summary>What became of one segment. Numbers are never reused.</summary>
public enum PackOutcome
{
    /// <summary>Not an outcome: a result that nobody filled in.</summary>
    None = 0,

    /// <summary>It may still grow: nothing follows it, or the store has not sealed it.</summary>
    Open = 1,

    /// <summary>Its pack was written, or was there, and has been verified now; the segment stays for a while.</summary>
    Verified = 2,

    /// <summary>Its pack was verified before; the segment still stays for a while.</summary>
    Waiting = 3,

    /// <summary>Its pack was verified long enough ago, and the segment was deleted.</summary>
    Removed = 4,

    /// <summary>There is no segment of that name any more, or there never was.</summary>
    Gone = 5,
}
