using System.Numerics;
using AssetCore.Engine.Geometry;

namespace AssetCore.Engine.Tests.Geometry;

/// <summary>
/// Whether two rectangles overlap, by the published rule alone and by another way than the engine's: one is clipped by
/// the sides of the other, in exact rationals. A convex outline keeps some area exactly if a corner of it lies strictly
/// inside each side that clips it.
/// </summary>
internal static class ClippingOracle
{
    private static readonly (int W, int H)[] s_corners = [(1, 1), (-1, 1), (-1, -1), (1, -1)];

    public static bool Overlaps(in TestRect one, in TestRect other)
    {
        var outline = OutlineOf(one, other.X, other.Y);
        foreach (var corner in OutlineOf(other, other.X, other.Y))
        {
            if (!TryClip(outline, corner.Side, out outline)) return false;
        }

        return true;
    }

    public static bool LiesWithin(in TestRect rect, in PlaneBounds bounds)
    {
        var (minX, maxX) = ((BigInteger)bounds.MinX << 31, (BigInteger)bounds.MaxX << 31);
        var (minY, maxY) = ((BigInteger)bounds.MinY << 31, (BigInteger)bounds.MaxY << 31);
        return OutlineOf(rect, 0, 0)
            .All(corner => corner.At.X >= minX && corner.At.X <= maxX && corner.At.Y >= minY && corner.At.Y <= maxY);
    }

    // 2^31 * centre +- w * u +- h * v, anticlockwise, seen from a point that is given.
    private static List<Corner> OutlineOf(in TestRect rect, long fromX, long fromY)
    {
        var (cos, sin) = ReferenceSines.At(rect.Millideg);
        var x = ((BigInteger)rect.X - fromX) << 31;
        var y = ((BigInteger)rect.Y - fromY) << 31;
        var (wide, high) = (new BigInteger(rect.Width), new BigInteger(rect.Height));
        var outline = new List<Corner>(4);
        for (var i = 0; i < 4; i++)
        {
            var (w, h) = s_corners[i];
            var at = new Triple(x + (w * wide * cos) - (h * high * sin), y + (w * wide * sin) + (h * high * cos), 1);

            // The sides follow -u, -v, u, v.
            var (dx, dy) = i switch { 0 => (-cos, -sin), 1 => (sin, -cos), 2 => (cos, sin), _ => (-sin, cos) };
            outline.Add(new Corner(at, Line(at, dx, dy)));
        }

        return outline;
    }

    // What is left of the line lies inside: there the value of a x + b y + c is above zero.
    private static Triple Line(Triple at, long dx, long dy) => new(-dy, dx, (dy * at.X) - (dx * at.Y));

    private static bool TryClip(List<Corner> outline, Triple line, out List<Corner> clipped)
    {
        var signs = outline.ConvertAll(corner => Triple.Dot(corner.At, line).Sign);
        clipped = outline;
        if (!signs.Contains(1)) return false;
        if (!signs.Contains(-1)) return true;
        clipped = new List<Corner>(outline.Count + 1);
        for (var i = 0; i < outline.Count; i++)
        {
            var (sign, next) = (signs[i], signs[(i + 1) % signs.Count]);
            var side = outline[i].Side;
            if (sign >= 0) clipped.Add(outline[i] with { Side = sign == 0 && next < 0 ? line : side });
            if (sign * next < 0) clipped.Add(new Corner(Triple.Crossing(side, line), next < 0 ? line : side));
        }

        return true;
    }

    /// <summary>A corner and the side that leaves it.</summary>
    private readonly record struct Corner(Triple At, Triple Side);

    /// <summary>A point X/W, Y/W with W above zero, or a line X x + Y y + W = 0.</summary>
    private readonly record struct Triple(BigInteger X, BigInteger Y, BigInteger W)
    {
        public static BigInteger Dot(Triple a, Triple b) => (a.X * b.X) + (a.Y * b.Y) + (a.W * b.W);

        public static Triple Crossing(Triple a, Triple b)
        {
            var w = (a.X * b.Y) - (a.Y * b.X);
            var (x, y) = ((a.Y * b.W) - (a.W * b.Y), (a.W * b.X) - (a.X * b.W));
            return w.Sign < 0 ? new Triple(-x, -y, -w) : new Triple(x, y, w);
        }
    }
}
