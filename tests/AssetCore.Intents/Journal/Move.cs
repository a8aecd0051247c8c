namespace AssetCore.Intents.Journal;

/// <summary>A transfer between two accounts.</summary>
/// <param name="From">The giver's number.</param>
/// <param name="To">The taker's number.</param>
/// <param name="Amount">Whole units, 1 or more.</param>
internal sealed record Move(int From, int To, long Amount);
