namespace AssetCore.Ids;

/// <summary>The external id of a hold, chosen by the client: see <see cref="ExternalId"/> for its form.</summary>
/// <param name="Value">The text, compared and ordered byte by byte.</param>
public readonly record struct HoldId(string Value) : IComparable<HoldId>
{
    /// <summary>True if the text has the form of an external id.</summary>
    public bool IsWellFormed => Value is not null && ExternalId.IsWellFormed(Value);

    /// <summary>Orders by ordinal comparison of the text.</summary>
    public int CompareTo(HoldId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
