namespace AssetCore.EndToEnd.Processes;

/// <summary>What a load prints of itself: see <c>LoadReport</c> in <c>AssetCore.Intents</c>.</summary>
internal sealed record LoadNumbers
{
    public long Intents { get; init; }

    public long Acknowledged { get; init; }

    public long Refused { get; init; }

    public long LongestGapMs { get; init; }

    public long LongestWaitMs { get; init; }

    /// <summary>How often each code, or fault of a connection, was heard.</summary>
    public IReadOnlyDictionary<string, long> Codes { get; init; } = new Dictionary<string, long>();

    /// <summary>How often this code was heard.</summary>
    public long CountOf(string code) => Codes.GetValueOrDefault(code);

    public override string ToString() =>
        $"{Intents} intents, {Acknowledged} acknowledgements, {Refused} refusals, longest gap {LongestGapMs} ms, "
        + $"longest wait {LongestWaitMs} ms, codes "
        + string.Join(", ", Codes.Select(code => $"{code.Key} {code.Value}"));
}
