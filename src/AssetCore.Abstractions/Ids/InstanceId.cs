using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// The number of an instance: one thing of a class that is not interchangeable. Minted by the world (<c>inst_id</c>),
/// 1, 2, 3 ..., and never given out again.
/// </summary>
/// <param name="Value">The number, 1 or more; 0 stands for none.</param>
public readonly record struct InstanceId(long Value) : IComparable<InstanceId>
{
    /// <inheritdoc />
    public int CompareTo(InstanceId other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
