using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.Tests.Geometry;

public sealed class SineTableTests
{
    /// <summary>As published in docs/formats/geometry.md.</summary>
    private const string PublishedDigest = "ad0a0613c8761089ddee151ce1369fb55d7cd80db4159fdf5263835cbdffcd11";

    [Fact]
    public void Every_entry_of_a_quarter_turn_is_the_integer_nearest_to_the_exact_sine()
    {
        for (var millideg = 0; millideg < ReferenceSines.Entries; millideg++)
            Assert.Equal(ReferenceSines.Quarter[millideg], SineTable.Sin(millideg));
    }

    [Fact]
    public void The_table_has_the_published_digest()
    {
        var bytes = new byte[ReferenceSines.Entries * sizeof(int)];
        for (var millideg = 0; millideg < ReferenceSines.Entries; millideg++)
        {
            var entry = bytes.AsSpan(millideg * sizeof(int), sizeof(int));
            BinaryPrimitives.WriteInt32LittleEndian(entry, SineTable.Sin(millideg));
        }

        Assert.Equal(PublishedDigest, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [Fact]
    public void Every_turn_follows_from_its_quarter()
    {
        for (var millideg = 0; millideg < SineTable.WholeTurn; millideg++)
        {
            var (cos, sin) = ReferenceSines.At(millideg);
            Assert.Equal((cos, sin), (SineTable.Cos(millideg), SineTable.Sin(millideg)));
        }
    }

    [Theory]
    [InlineData(0, SineTable.One, 0)]
    [InlineData(1, SineTable.One, 18_740)]
    [InlineData(30_000, 929_887_697, 536_870_912)]
    [InlineData(45_000, 759_250_125, 759_250_125)]
    [InlineData(90_000, 0, SineTable.One)]
    [InlineData(180_000, -SineTable.One, 0)]
    [InlineData(270_000, 0, -SineTable.One)]
    [InlineData(359_999, SineTable.One, -18_740)]
    public void The_published_examples_hold(int millideg, int cos, int sin) =>
        Assert.Equal((cos, sin), (SineTable.Cos(millideg), SineTable.Sin(millideg)));

    [Fact]
    public void No_entry_lies_near_enough_to_a_middle_to_be_rounded_wrongly_by_the_error_that_is_proven()
    {
        var one = BigInteger.One << 160;
        var nearest = Enumerable.Range(0, ReferenceSines.Entries)
            .Select(millideg => (Margin: Margin(millideg), Millideg: millideg))
            .Min();
        Assert.Equal(63_093, nearest.Millideg);
        Assert.True(nearest.Margin * 1_000_000 > one, "10^-6, where the error is below 2^-28");

        BigInteger Margin(int millideg) =>
            (one >> 1) - BigInteger.Abs(ReferenceSines.Exact(millideg) - (ReferenceSines.Quarter[millideg] * one));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(SineTable.WholeTurn)]
    public void A_turn_out_of_bounds_breaks_the_world(int millideg) =>
        Assert.Throws<InvariantBrokenException>(() => SineTable.Sin(millideg));
}
