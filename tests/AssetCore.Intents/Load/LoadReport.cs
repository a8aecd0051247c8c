namespace AssetCore.Intents.Load;

/// <summary>A load in numbers.</summary>
/// <param name="Intents">Intents begun.</param>
/// <param name="Acknowledged">Receipts heard, repeated ones too.</param>
/// <param name="Refused">Refusals heard.</param>
/// <param name="LongestGapMs">The longest time in which nothing was acknowledged.</param>
/// <param name="LongestWaitMs">The longest time from an intent's first attempt to its receipt.</param>
/// <param name="Codes">How often each code, or fault of a connection, was heard.</param>
internal sealed record LoadReport(
    long Intents,
    long Acknowledged,
    long Refused,
    long LongestGapMs,
    long LongestWaitMs,
    SortedDictionary<string, long> Codes);
