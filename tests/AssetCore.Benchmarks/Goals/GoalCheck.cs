using System.Globalization;

namespace AssetCore.Benchmarks.Goals;

/// <summary>One figure held against one bound.</summary>
/// <param name="Figure">What was measured, with its unit.</param>
/// <param name="Against">The ceiling or peer of the same run, with its figure; "-" if the figure stands alone.</param>
/// <param name="Value">What the bound is about: the ratio, or the figure itself.</param>
/// <param name="Limit">What it must keep to.</param>
internal sealed record GoalCheck(string Figure, string Against, double Value, Limit Limit)
{
    public bool IsHeld => Limit.Holds(Value);

    /// <summary>A figure that must keep to a share of another one.</summary>
    public static GoalCheck Ratio(string figure, double value, string against, double other, Limit limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"{figure} {Text(value)}"),
        string.Create(CultureInfo.InvariantCulture, $"{against} {Text(other)}"),
        value / other,
        limit);

    /// <summary>A figure that must keep to a bound by itself.</summary>
    public static GoalCheck Alone(string figure, double value, Limit limit) => new(
        string.Create(CultureInfo.InvariantCulture, $"{figure} {Text(value)}"), "-", value, limit);

    public string ValueText => Text(Value);

    private static string Text(double value) =>
        value.ToString(Math.Abs(value) >= 100 ? "#,0" : "0.###", CultureInfo.InvariantCulture);
}
