using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// The number of a world: one state, one writer, one log. The HTTP API calls it <c>namespace_id</c>.
/// World 0 is the index of worlds and is never shown; the worlds of users are 1 and up.
/// </summary>
/// <param name="Value">The number, 0 or more.</param>
public readonly record struct WorldId(long Value) : IComparable<WorldId>
{
    /// <summary>The index of worlds: reservations, lineage and states copied from the worlds' own logs.</summary>
    public static readonly WorldId Index = new(0);

    /// <summary>True for a world that users may address: 1 and up.</summary>
    public bool IsUserWorld => Value >= 1;

    /// <inheritdoc />
    public int CompareTo(WorldId other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
