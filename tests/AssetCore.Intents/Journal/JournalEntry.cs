namespace AssetCore.Intents.Journal;

/// <summary>One line of a journal: an intent, or an answer.</summary>
/// <param name="Intent">The intent, written before it was first sent.</param>
/// <param name="Answer">The answer, written after it came.</param>
internal sealed record JournalEntry(Intent? Intent = null, Answer? Answer = null);
