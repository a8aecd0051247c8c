using AssetCore.Engine.Operations;
using AssetCore.Quantities;
using CsCheck;

namespace AssetCore.Engine.Tests.Operations;

public sealed class UnitsTests
{
    private static readonly Gen<long> s_scales = Gen.Int[0, 9].Select(decimals => Scales[decimals]);

    private static readonly Gen<string> s_numbers = Gen.Select(
        Gen.Bool,
        Gen.String[Gen.Char['0', '9'], 1, 22],
        Gen.String[Gen.Char['0', '9'], 0, 12],
        (isNegative, whole, fraction) => (isNegative ? "-" : "") + whole + (fraction.Length > 0 ? "." : "") + fraction);

    private static long[] Scales =>
        [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

    [Fact]
    public void The_short_cut_scales_like_the_vocabulary() => Gen.Select(s_numbers, s_scales).Sample(
        (text, scale) =>
        {
            Assert.True(DecimalQuantity.TryParse(text, out var quantity));
            var expected = quantity.TryScale(new Scale(scale), out var expectedUnits);
            Assert.Equal((expected, expectedUnits), (Units.TryScale(quantity, scale, out var units), units));
        },
        iter: 20_000);

    [Theory]
    [InlineData("9223372036854775807", 1, QuantityFault.None)]
    [InlineData("9223372036854775808", 1, QuantityFault.TooLarge)]
    [InlineData("-9223372036854775808", 1, QuantityFault.None)]
    [InlineData("-9223372036854775809", 1, QuantityFault.TooLarge)]
    [InlineData("9223372036.854775807", 1_000_000_000, QuantityFault.None)]
    [InlineData("9223372036.854775808", 1_000_000_000, QuantityFault.TooLarge)]
    [InlineData("0.0000000001", 1_000_000_000, QuantityFault.TooManyDecimals)]
    public void The_edges_of_64_bits_are_exact(string text, long scale, QuantityFault fault) =>
        Assert.Equal(fault, Units.TryScale(Ops.Amount(text), scale, out _));

    [Fact]
    public void Numbers_of_units_are_written_as_plain_decimals_also_beyond_64_bits()
    {
        Assert.Equal("12.5", Units.ToText(12_500, 1_000));
        Assert.Equal("-0.001", Units.ToText(-1, 1_000));
        Assert.Equal("18446744073709551614", Units.ToText((Int128)long.MaxValue * 2, 1));
    }
}
