using System.Numerics;
using AssetCore.Quantities;

namespace AssetCore.Testing.Generators;

/// <summary>Draws quantities: possible ones, exact ones, one too many, and those at the edges of 64 bits.</summary>
internal sealed class QuantitySources(IChoices choices)
{
    /// <summary>A quantity to bring into being at a scale.</summary>
    public DecimalQuantity Fresh(Scale scale) => choices.Weighted<Func<DecimalQuantity>>(
        (50, () => DecimalQuantity.FromInteger(1 + choices.Below(20))),
        (20, () => DecimalQuantity.FromScaled(1 + choices.Below(5_000), scale)),
        (12, () => DecimalQuantity.FromInteger(1 + choices.Below(1_000))),
        (4, Edge))();

    /// <summary>
    /// A quantity to take of what is present in units of a scale; the target may need whole numbers.
    /// </summary>
    public DecimalQuantity PartOf(BigInteger present, Scale scale, bool isWhole)
    {
        if (present.Sign <= 0) return Fresh(scale);
        var unit = isWhole ? scale.UnitsPerOne : 1L;
        var most = (long)BigInteger.Min(present / unit, long.MaxValue / unit);
        if (most == 0) return DecimalQuantity.FromScaled((long)BigInteger.Min(present, long.MaxValue), scale);
        var count = choices.Weighted<Func<long>>(
            (50, () => 1 + choices.Below((int)Math.Min(most, int.MaxValue - 1))),
            (25, () => most),
            (8, () => 1),
            (4, () => Math.Min(most, (long.MaxValue / unit) - 1) + 1),
            (2, () => long.MinValue))();
        return count == long.MinValue ? Edge() : DecimalQuantity.FromScaled(count * unit, scale);
    }

    /// <summary>A quantity that is impossible somewhere or everywhere.</summary>
    public DecimalQuantity Edge() => Parse(choices.Pick(
    [
        "9223372036854775807", "9223372036854775806", "9223372036854775", "9223372036", "9223372036.854775807",
        "0.5", "0.001", "0.0000000001", "0", "-1", "9223372036854775808",
        "1000000000000000000000000", "1000000000000000000000.0000000001",
    ]));

    private static DecimalQuantity Parse(string text) =>
        DecimalQuantity.TryParse(text, out var quantity)
            ? quantity
            : throw new ArgumentException("Not a decimal.", nameof(text));
}
