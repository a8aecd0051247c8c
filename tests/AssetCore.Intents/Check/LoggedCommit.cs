using AssetCore.Intents.Journal;

namespace AssetCore.Intents.Check;

/// <summary>A commit as it was read back.</summary>
/// <param name="CommitId">Its name.</param>
/// <param name="WorldSeqStart">Its first event.</param>
/// <param name="WorldSeqEnd">Its last event.</param>
/// <param name="CommitTimeMs">The time of its batch.</param>
/// <param name="Place">Where it was found, for people.</param>
internal sealed record LoggedCommit(
    string CommitId, long WorldSeqStart, long WorldSeqEnd, long CommitTimeMs, string Place)
{
    /// <summary>What its receipt must have said.</summary>
    public Receipt ToReceipt() => new(CommitId, WorldSeqStart, WorldSeqEnd, CommitTimeMs);
}
