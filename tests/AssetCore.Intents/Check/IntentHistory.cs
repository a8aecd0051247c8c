using AssetCore.Intents.Journal;

namespace AssetCore.Intents.Check;

/// <summary>An intent and everything that was heard of it.</summary>
internal sealed class IntentHistory(Intent intent)
{
    private readonly List<Receipt> _receipts = [];

    public Intent Intent { get; } = intent;

    /// <summary>Every receipt heard; all must be equal.</summary>
    public IReadOnlyList<Receipt> Receipts => _receipts;

    /// <summary>The code with which it was refused; null if it was not.</summary>
    public string? Refusal { get; private set; }

    /// <summary>True if an attempt had no answer, or one that left the outcome open.</summary>
    public bool WasUnknown { get; private set; }

    /// <summary>True if nobody has said what became of it.</summary>
    public bool IsUnknown => _receipts.Count == 0 && Refusal is null;

    /// <summary>True if it asks for more than there is.</summary>
    public bool IsTooMuch => Intent.Moves.Any(move => move.Amount == Account.TooMuch);

    /// <summary>The intents of a journal, by key.</summary>
    public static Dictionary<string, IntentHistory> Of(IEnumerable<JournalEntry> journal)
    {
        var intents = new Dictionary<string, IntentHistory>(StringComparer.Ordinal);
        foreach (var entry in journal)
        {
            if (entry.Intent is { } intent) intents.Add(intent.Key, new IntentHistory(intent));
            if (entry.Answer is { } answer) intents[answer.Key].Hear(answer);
        }

        return intents;
    }

    private void Hear(Answer answer)
    {
        if (answer.Receipt is { } receipt) _receipts.Add(receipt);
        else if (answer.IsRefusal) Refusal = answer.Code;
        else WasUnknown = true;
    }
}
