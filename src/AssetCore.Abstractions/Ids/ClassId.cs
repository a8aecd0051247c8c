namespace AssetCore.Ids;

/// <summary>The external id of a class, chosen by the client: see <see cref="ExternalId"/> for its form.</summary>
/// <param name="Value">The text, compared and ordered byte by byte.</param>
public readonly record struct ClassId(string Value) : IComparable<ClassId>
{
    /// <summary>True if the text has the form of an external id.</summary>
    public bool IsWellFormed => Value is not null && ExternalId.IsWellFormed(Value);

    /// <summary>Orders by ordinal comparison of the text.</summary>
    public int CompareTo(ClassId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
