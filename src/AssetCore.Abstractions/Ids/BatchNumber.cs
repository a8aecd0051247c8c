using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// The number of a batch in its world: 1, 2, 3 ... without gaps. A batch is the unit of durability and of
/// publication. <see cref="None"/> (0) stands before the first batch.
/// </summary>
/// <param name="Value">The number, 0 or more.</param>
public readonly record struct BatchNumber(long Value) : IComparable<BatchNumber>
{
    /// <summary>The place before the first batch.</summary>
    public static readonly BatchNumber None = new(0);

    /// <summary>The number of the batch after this one.</summary>
    public BatchNumber Next => new(Value + 1);

    /// <inheritdoc />
    public int CompareTo(BatchNumber other) => Value.CompareTo(other.Value);

    /// <summary>Orders two batches of one world.</summary>
    public static bool operator <(BatchNumber left, BatchNumber right) => left.Value < right.Value;

    /// <summary>Orders two batches of one world.</summary>
    public static bool operator >(BatchNumber left, BatchNumber right) => left.Value > right.Value;

    /// <summary>Orders two batches of one world.</summary>
    public static bool operator <=(BatchNumber left, BatchNumber right) => left.Value <= right.Value;

    /// <summary>Orders two batches of one world.</summary>
    public static bool operator >=(BatchNumber left, BatchNumber right) => left.Value >= right.Value;

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
