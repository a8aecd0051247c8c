namespace AssetCore.Intents.Check;

/// <summary>What a check found. Everything listed as text is a fault.</summary>
internal sealed record CheckReport
{
    /// <summary>Intents in the journal.</summary>
    public long Intents { get; init; }

    /// <summary>Intents with a receipt.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Intents that were judged and refused, as they should be.</summary>
    public long Refused { get; init; }

    /// <summary>Intents whose outcome was unknown at least once and is known now.</summary>
    public long Settled { get; init; }

    /// <summary>Receipts that repeat an earlier one.</summary>
    public long Repeated { get; init; }

    /// <summary>The logs.</summary>
    public IReadOnlyList<RawSummary> Logs { get; init; } = [];

    /// <summary>Acknowledged and not there, or there as something else.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <summary>There more than once, or acknowledged as two commits.</summary>
    public IReadOnlyList<string> Duplicated { get; init; } = [];

    /// <summary>Without a receipt and without a refusal.</summary>
    public IReadOnlyList<string> Unresolved { get; init; } = [];

    /// <summary>Refused and there, refused for another reason than its own, or there and asked for by nobody.</summary>
    public IReadOnlyList<string> Unexpected { get; init; } = [];

    /// <summary>Balances that are not the sum of the commits, or that are not the same everywhere.</summary>
    public IReadOnlyList<string> Sums { get; init; } = [];

    /// <summary>Breaks of order, chain or replay.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>True if nothing is wrong.</summary>
    public bool Holds =>
        Lost.Count + Duplicated.Count + Unresolved.Count + Unexpected.Count + Sums.Count + Broken.Count == 0;
}
