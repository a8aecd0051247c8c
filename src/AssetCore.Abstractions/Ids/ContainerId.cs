namespace AssetCore.Ids;

/// <summary>The external id of a container, chosen by the client: see <see cref="ExternalId"/> for its form.</summary>
/// <param name="Value">The text, compared and ordered byte by byte.</param>
public readonly record struct ContainerId(string Value) : IComparable<ContainerId>
{
    /// <summary>True if the text has the form of an external id.</summary>
    public bool IsWellFormed => Value is not null && ExternalId.IsWellFormed(Value);

    /// <summary>Orders by ordinal comparison of the text.</summary>
    public int CompareTo(ContainerId other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
