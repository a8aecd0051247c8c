using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.Tests.Geometry;

public sealed class OverlapTests
{
    [Theory]
    [MemberData(nameof(NamedPairs.All), MemberType = typeof(NamedPairs))]
    public void A_named_pair_of_rectangles(string name, TestRect one, TestRect other, bool overlap)
    {
        Assert.True(one.Engine.Overlaps(other.Engine) == overlap, $"{name}: should be {overlap}");
        Assert.True(other.Engine.Overlaps(one.Engine) == overlap, $"{name}, the other way round: should be {overlap}");
        Assert.True(ClippingOracle.Overlaps(one, other) == overlap, $"{name}, by the oracle: should be {overlap}");
    }

    [Theory]
    [InlineData("apart", 0, 4, 6, 4, false)]
    [InlineData("touching", 0, 4, 4, 4, false)]
    [InlineData("one unit overlapping", 0, 4, 3, 4, true)]
    [InlineData("equal", 5, 3, 5, 3, true)]
    [InlineData("contained", 5, 30, 2, 3, true)]
    [InlineData("odd beside even, half a unit apart", 0, 3, 4, 4, false)]
    [InlineData("odd beside even, half a unit overlapping", 0, 3, 3, 4, true)]
    [InlineData("odd beside odd, touching", 0, 3, 4, 5, false)]
    [InlineData("smallest, touching", 7, 1, 8, 1, false)]
    [InlineData("smallest, equal", 7, 1, 7, 1, true)]
    [InlineData("opposite ends of 64 bits", long.MinValue, 1L << 53, long.MaxValue, 1L << 53, false)]
    [InlineData("largest, touching", 1L << 62, 1L << 53, (1L << 62) + (1L << 53), 1L << 53, false)]
    [InlineData("largest, one unit overlapping", 1L << 62, 1L << 53, (1L << 62) + (1L << 53) - 1, 1L << 53, true)]
    public void A_named_pair_of_spans(string name, long x, long length, long otherX, long otherLength, bool overlap)
    {
        var (one, other) = (new LineSpan(x, length), new LineSpan(otherX, otherLength));
        Assert.True(one.Overlaps(other) == overlap, $"{name}: should be {overlap}");
        Assert.True(other.Overlaps(one) == overlap, $"{name}, the other way round: should be {overlap}");
    }

    [Theory]
    [InlineData(5, 10, 0, 10, true)]
    [InlineData(5, 11, 0, 10, false)]
    [InlineData(5, 9, 0, 10, true)]
    [InlineData(4, 10, 0, 10, false)]
    [InlineData(6, 10, 0, 10, false)]
    [InlineData(0, 1, 0, 10, false)]
    [InlineData(long.MaxValue, 1, long.MinValue, long.MaxValue, false)]
    [InlineData(long.MaxValue - 1, 2, long.MinValue, long.MaxValue, true)]
    [InlineData(long.MinValue + 1, 3, long.MinValue, long.MaxValue, false)]
    public void A_span_lies_within_bounds_with_both_ends(long x, long length, long min, long max, bool within) =>
        Assert.Equal(within, new LineSpan(x, length).LiesWithin(min, max));

    [Theory]
    [InlineData(50, 50, 0, 100, 100, true)]
    [InlineData(50, 50, 0, 101, 100, false)]
    [InlineData(50, 50, 90_000, 100, 101, false)]
    [InlineData(50, 50, 90_000, 99, 100, true)]
    [InlineData(50, 50, 45_000, 70, 70, true)]
    [InlineData(50, 50, 45_000, 71, 71, false)]
    [InlineData(49, 50, 180_000, 98, 100, true)]
    [InlineData(49, 50, 180_001, 98, 100, false)]
    [InlineData(200, 50, 0, 1, 1, false)]
    public void A_rectangle_lies_within_bounds_with_all_corners(
        long x, long y, int millideg, long width, long height, bool within)
    {
        var rect = new TestRect(x, y, millideg, width, height);
        var bounds = new PlaneBounds(0, 0, 100, 100);
        Assert.Equal(within, rect.Engine.LiesWithin(bounds));
        Assert.Equal(within, ClippingOracle.LiesWithin(rect, bounds));
    }

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(2, -2, false)]
    [InlineData(3, -1, true)]
    public void The_published_example_holds(long x, long y, bool overlap)
    {
        var (a, b) = (new TestRect(0, 0, 0, 4, 2), new TestRect(x, y, 30_000, 3, 1));
        Assert.Equal(overlap, a.Engine.Overlaps(b.Engine));
        Assert.Equal(overlap, ClippingOracle.Overlaps(a, b));
    }
}
