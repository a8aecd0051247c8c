using System.Numerics;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Whether two convex polygons overlap, by cutting one down to what lies inside the other (Sutherland and Hodgman,
/// 1974) in fractions, and looking whether an area is left.
/// </summary>
internal static class ReferencePolygon
{
    /// <summary>A point (X / W, Y / W) with W above zero.</summary>
    private readonly record struct Point(BigInteger X, BigInteger Y, BigInteger W);

    /// <summary>True if the open polygons share a point. Corners are given counterclockwise.</summary>
    public static bool Overlap(List<(BigInteger X, BigInteger Y)> a, List<(BigInteger X, BigInteger Y)> b)
    {
        var rest = a.ConvertAll(corner => new Point(corner.X, corner.Y, 1));
        for (var i = 0; i < b.Count && rest.Count > 0; i++) rest = LeftOf(rest, b[i], b[(i + 1) % b.Count]);
        return HasArea(rest);
    }

    /// <summary>The part of a convex polygon on the left of the line from one point to another, or on it.</summary>
    private static List<Point> LeftOf(
        List<Point> polygon, (BigInteger X, BigInteger Y) from, (BigInteger X, BigInteger Y) to)
    {
        var part = new List<Point>();
        for (var i = 0; i < polygon.Count; i++)
        {
            var (p, q) = (polygon[i], polygon[(i + 1) % polygon.Count]);
            var (sideOfP, sideOfQ) = (Side(p, from, to), Side(q, from, to));
            if (sideOfP.Sign >= 0) part.Add(p);
            if (sideOfP.Sign * sideOfQ.Sign < 0) part.Add(Crossing(p, sideOfP, q, sideOfQ));
        }

        return part;
    }

    /// <summary>Twice the area of the triangle with a line, times W: above zero on the left.</summary>
    private static BigInteger Side(Point p, (BigInteger X, BigInteger Y) from, (BigInteger X, BigInteger Y) to) =>
        ((to.X - from.X) * (p.Y - (from.Y * p.W))) - ((to.Y - from.Y) * (p.X - (from.X * p.W)));

    /// <summary>Where the line between points on both sides crosses: (q sideP - p sideQ) / (sideP - sideQ), in
    /// fractions.</summary>
    private static Point Crossing(Point p, BigInteger sideOfP, Point q, BigInteger sideOfQ)
    {
        // Sides are of different signs, so the weights have one sign: make it plus.
        var (ofQ, ofP) = (BigInteger.Abs(sideOfP), BigInteger.Abs(sideOfQ));
        var (x, y, w) = ((q.X * ofQ) + (p.X * ofP), (q.Y * ofQ) + (p.Y * ofP), (q.W * ofQ) + (p.W * ofP));
        var common = BigInteger.GreatestCommonDivisor(BigInteger.GreatestCommonDivisor(x, y), w);
        return new Point(x / common, y / common, w / common);
    }

    /// <summary>True unless all corners lie on one line.</summary>
    private static bool HasArea(List<Point> polygon)
    {
        if (polygon.Count < 3) return false;
        var a = polygon[0];
        var b = polygon.Find(p => (p.X * a.W) != (a.X * p.W) || (p.Y * a.W) != (a.Y * p.W));
        return b.W.Sign > 0 && polygon.Exists(c => !Cross(a, b, c).IsZero);
    }

    /// <summary>Twice the area of a triangle, times the three W and one more of the first.</summary>
    private static BigInteger Cross(Point a, Point b, Point c)
    {
        var (abX, abY) = ((b.X * a.W) - (a.X * b.W), (b.Y * a.W) - (a.Y * b.W));
        var (acX, acY) = ((c.X * a.W) - (a.X * c.W), (c.Y * a.W) - (a.Y * c.W));
        return (abX * acY) - (abY * acX);
    }
}
