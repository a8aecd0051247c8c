using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// The number of a stack: a quantity of one class and key at one anchor of a grid. Minted by the world
/// (<c>stack_id</c>), 1, 2, 3 ..., and never given out again.
/// </summary>
/// <param name="Value">The number, 1 or more; 0 stands for none.</param>
public readonly record struct StackId(long Value) : IComparable<StackId>
{
    /// <inheritdoc />
    public int CompareTo(StackId other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
