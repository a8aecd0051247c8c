using System.Globalization;

namespace AssetCore.Ids;

/// <summary>
/// The number of a writer's reign over a world's log. Each new activation of the writer raises it with its first
/// append, so a writer that meets a higher one knows that it has been replaced.
/// </summary>
/// <param name="Value">The number, 0 (nobody has written yet) or more.</param>
public readonly record struct Epoch(long Value) : IComparable<Epoch>
{
    /// <summary>Nobody has written yet.</summary>
    public static readonly Epoch None = new(0);

    /// <summary>The epoch after this one.</summary>
    public Epoch Next => new(Value + 1);

    /// <inheritdoc />
    public int CompareTo(Epoch other) => Value.CompareTo(other.Value);

    /// <summary>The number in decimal.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
