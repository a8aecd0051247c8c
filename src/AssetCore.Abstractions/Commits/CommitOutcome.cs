using AssetCore.Errors;

namespace AssetCore.Commits;

/// <summary>What became of a commit: exactly one of a receipt and a rejection.</summary>
public readonly record struct CommitOutcome
{
    private CommitOutcome(CommitReceipt? receipt, Rejection? rejection)
    {
        Receipt = receipt;
        Rejection = rejection;
    }

    /// <summary>The receipt of a commit that took place; null if it was refused.</summary>
    public CommitReceipt? Receipt { get; }

    /// <summary>Why the commit was refused; null if it took place.</summary>
    public Rejection? Rejection { get; }

    /// <summary>True if the commit took place, now or before.</summary>
    public bool IsCommitted => Receipt is not null;

    /// <summary>The commit took place.</summary>
    public static CommitOutcome Committed(CommitReceipt receipt) => new(receipt, null);

    /// <summary>The commit was refused and changed nothing.</summary>
    public static CommitOutcome Refused(Rejection rejection) => new(null, rejection);
}
