using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.Tests.Geometry;

/// <summary>The engine's geometry against exact rationals and another algorithm.</summary>
public sealed class OracleTests
{
    private const int Pairs = 1_000_000;
    private const int Chunk = 1_000;

    [Fact]
    public void A_million_random_pairs_of_rectangles_are_judged_as_rational_arithmetic_judges_them()
    {
        var (overlaps, close) = (0, 0);
        Parallel.For(0, Pairs / Chunk, chunk =>
        {
            for (var number = chunk * Chunk; number < (chunk + 1) * Chunk; number++)
            {
                var (one, other) = RectPairs.At(number);
                var overlap = Judge(number, one, other);
                if (overlap) Interlocked.Increment(ref overlaps);
                if (IsCloseCall(one, other, overlap)) Interlocked.Increment(ref close);
            }
        });
        Assert.InRange(overlaps, Pairs * 4 / 10, Pairs * 6 / 10);
        Assert.True(close > Pairs / 4, $"{close} pairs would be judged otherwise if one were moved by a unit");
    }

    [Fact]
    public void Random_rectangles_lie_within_bounds_as_their_corners_do()
    {
        var within = 0;
        for (var number = 0; number < 20_000; number++)
        {
            var (one, other) = RectPairs.At(number);
            var bounds = BoundsAround(one, other);
            var expected = ClippingOracle.LiesWithin(one, bounds);
            Assert.True(expected == one.Engine.LiesWithin(bounds), $"pair {number}: {one} in {bounds}: not {expected}");
            if (expected) within++;
        }

        Assert.InRange(within, 4_000, 16_000);
    }

    private static bool Judge(long number, in TestRect one, in TestRect other)
    {
        var (rect, otherRect) = (one.Engine, other.Engine);
        var expected = ClippingOracle.Overlaps(one, other);
        if (rect.Overlaps(otherRect) != expected || otherRect.Overlaps(rect) != expected)
            Assert.Fail($"pair {number}: {one} and {other}: overlap should be {expected}");
        return expected;
    }

    private static bool IsCloseCall(in TestRect one, in TestRect other, bool overlap)
    {
        var (rect, moved) = (one.Engine, other.Engine);
        return rect.Overlaps(moved with { X = Limit((Int128)moved.X + 1) }) != overlap
            || rect.Overlaps(moved with { X = Limit((Int128)moved.X - 1) }) != overlap
            || rect.Overlaps(moved with { Y = Limit((Int128)moved.Y + 1) }) != overlap
            || rect.Overlaps(moved with { Y = Limit((Int128)moved.Y - 1) }) != overlap;
    }

    // The box around the first rectangle, give or take a few units on each side.
    private static PlaneBounds BoundsAround(in TestRect rect, in TestRect noise)
    {
        var engine = rect.Engine;
        var (reachX, reachY) = (engine.ReachX >> PlaneRect.ScaleBits, engine.ReachY >> PlaneRect.ScaleBits);
        return new PlaneBounds(
            Limit(rect.X - reachX - (noise.Millideg % 3)),
            Limit(rect.Y - reachY - (noise.Width % 4)),
            Limit(rect.X + reachX + (noise.Height % 4)),
            Limit(rect.Y + reachY + 1 + (noise.Millideg % 2)));
    }

    private static long Limit(Int128 bound) => (long)Int128.Clamp(bound, long.MinValue, long.MaxValue);
}
