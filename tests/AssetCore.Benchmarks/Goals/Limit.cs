using System.Globalization;

namespace AssetCore.Benchmarks.Goals;

/// <summary>What a ratio, or a figure that stands alone, must keep to.</summary>
/// <param name="Bound">The last value that is still within it.</param>
/// <param name="IsLeast">True if the value must not be less than the bound; false if it must not be more.</param>
internal readonly record struct Limit(double Bound, bool IsLeast)
{
    /// <summary>For a figure that is told and held against nothing.</summary>
    public static readonly Limit None = AtLeast(double.NegativeInfinity);

    public static Limit AtLeast(double bound) => new(bound, IsLeast: true);

    public static Limit AtMost(double bound) => new(bound, IsLeast: false);

    public bool Holds(double value) => IsLeast ? value >= Bound : value <= Bound;

    public override string ToString() => double.IsInfinity(Bound) ? "-" :
        string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? ">=" : "<=")} {Bound:#,0.###}");
}
