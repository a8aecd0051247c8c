using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// The number of an event in its world: 1, 2, 3 ... without gaps. <see cref="None"/> (0) is the state before the
/// first event.
/// </summary>
/// <param name="Value">The number, 0 or more.</param>
public readonly record struct WorldSeq(long Value) : IComparable<WorldSeq>
{
    /// <summary>The state before the first event.</summary>
    public static readonly WorldSeq None = new(0);

    /// <summary>The number of the event after this one.</summary>
    public WorldSeq Next => new(Value + 1);

    /// <inheritdoc />
    public int CompareTo(WorldSeq other) => Value.CompareTo(other.Value);

    /// <summary>Orders two sequence numbers of one world.</summary>
    public static bool operator <(WorldSeq left, WorldSeq right) => left.Value < right.Value;

    /// <summary>Orders two sequence numbers of one world.</summary>
    public static bool operator >(WorldSeq left, WorldSeq right) => left.Value > right.Value;

    /// <summary>Orders two sequence numbers of one world.</summary>
    public static bool operator <=(WorldSeq left, WorldSeq right) => left.Value <= right.Value;

    /// <summary>Orders two sequence numbers of one world.</summary>
    public static bool operator >=(WorldSeq left, WorldSeq right) => left.Value >= right.Value;

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
