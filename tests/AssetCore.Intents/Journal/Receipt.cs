namespace AssetCore.Intents.Journal;

/// <summary>The members of a receipt that name the commit; a replay must repeat them.</summary>
/// <param name="CommitId">The commit.</param>
/// <param name="WorldSeqStart">Its first event.</param>
/// <param name="WorldSeqEnd">Its last event.</param>
/// <param name="CommitTimeMs">The time of its batch.</param>
internal sealed record Receipt(string CommitId, long WorldSeqStart, long WorldSeqEnd, long CommitTimeMs);
