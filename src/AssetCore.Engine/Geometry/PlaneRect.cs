namespace AssetCore.Engine.Geometry;

/// <summary>
/// A turned rectangle on a plane. Its sides lie along u = (C, S) and v = (-S, C) in Q30; its corners, at doubled scale
/// and Q30, are 2^31 * centre +- w * u +- h * v: whole numbers, so every answer here is exact. The rule is published in
/// <c>docs/formats/geometry.md</c>.
/// </summary>
/// <remarks>
/// Sides are at most 2^53 and |C| + |S| at most sqrt(2) * 2^30 + 2, so a reach is below 2^84 and two below 2^85.
/// Centres are any 64-bit numbers, so a difference at 2^31 is below 2^96: 128 bits hold both. Boxes that overlap have
/// centres nearer than 2^85 / 2^31 = 2^54 on both axes, so that from there on 64 bits hold a difference, projections
/// are below 2^54 * 2^30.5 * 2^31 = 2^115.5, and the extents they are compared with below 4 * 2^53 * 2^60.1 = 2^115.1.
/// </remarks>
/// <param name="X">The centre's x in scaled units.</param>
/// <param name="Y">The centre's y in scaled units.</param>
/// <param name="Width">The side along u, 1 to 2^53.</param>
/// <param name="Height">The side along v, 1 to 2^53.</param>
/// <param name="Cos">C: the cosine of the turn in Q30.</param>
/// <param name="Sin">S: the sine of the turn in Q30.</param>
internal readonly record struct PlaneRect(long X, long Y, long Width, long Height, int Cos, int Sin)
{
    /// <summary>Bits by which coordinates are shifted: one for the doubled scale, and those of Q30.</summary>
    public const int ScaleBits = SineTable.FractionBits + 1;

    /// <summary>How far the corners reach from the centre along x: half the bounding box, times 2^31.</summary>
    public Int128 ReachX => Math.BigMul(Width, Math.Abs((long)Cos)) + Math.BigMul(Height, Math.Abs((long)Sin));

    /// <summary>How far the corners reach from the centre along y: half the bounding box, times 2^31.</summary>
    public Int128 ReachY => Math.BigMul(Width, Math.Abs((long)Sin)) + Math.BigMul(Height, Math.Abs((long)Cos));

    private bool IsSquareToAxes => Cos == 0 || Sin == 0;

    /// <summary>A rectangle by its turn.</summary>
    /// <param name="x">The centre's x in scaled units.</param>
    /// <param name="y">The centre's y in scaled units.</param>
    /// <param name="rotationMillideg">The turn, 0 to 359,999 millidegrees.</param>
    /// <param name="width">The width unturned, 1 to 2^53.</param>
    /// <param name="height">The height unturned, 1 to 2^53.</param>
    public static PlaneRect At(long x, long y, int rotationMillideg, long width, long height) =>
        new(x, y, width, height, SineTable.Cos(rotationMillideg), SineTable.Sin(rotationMillideg));

    /// <summary>True if the open rectangles share a point; rectangles that touch do not.</summary>
    public bool Overlaps(in PlaneRect other)
    {
        // The boxes first: that the axes x and y separate is enough for being apart, and all it takes when both
        // rectangles stand square to them.
        var dx = (Int128)other.X - X;
        var dy = (Int128)other.Y - Y;
        if (Int128.Abs(dx) << ScaleBits >= ReachX + other.ReachX) return false;
        if (Int128.Abs(dy) << ScaleBits >= ReachY + other.ReachY) return false;
        if (IsSquareToAxes && other.IsSquareToAxes) return true;
        return !IsApartAlongSidesOf(this, other, (long)dx, (long)dy)
            && !IsApartAlongSidesOf(other, this, (long)dx, (long)dy);
    }

    /// <summary>True if all four corners lie within closed bounds.</summary>
    public bool LiesWithin(in PlaneBounds bounds) =>
        Lies(X, ReachX, bounds.MinX, bounds.MaxX) && Lies(Y, ReachY, bounds.MinY, bounds.MaxY);

    private static bool Lies(long centre, Int128 reach, long min, long max) =>
        ((Int128)centre << ScaleBits) - reach >= (Int128)min << ScaleBits
        && ((Int128)centre << ScaleBits) + reach <= (Int128)max << ScaleBits;

    // Whether the direction of a side of 'one' separates the two: on it, the centres lie at least as far apart as both
    // reach together. In all terms the direction counts once, as (C, S) in Q30.
    private static bool IsApartAlongSidesOf(in PlaneRect one, in PlaneRect other, long dx, long dy)
    {
        long cos = one.Cos;
        long sin = one.Sin;
        var square = (cos * cos) + (sin * sin);
        var along = Math.Abs((cos * other.Cos) + (sin * other.Sin));
        var across = Math.Abs((cos * other.Sin) - (sin * other.Cos));
        var distanceU = Int128.Abs(Math.BigMul(dx, cos) + Math.BigMul(dy, sin)) << ScaleBits;
        var reachU = Math.BigMul(one.Width, square) + Math.BigMul(other.Width, along)
            + Math.BigMul(other.Height, across);
        if (distanceU >= reachU) return true;
        var distanceV = Int128.Abs(Math.BigMul(dy, cos) - Math.BigMul(dx, sin)) << ScaleBits;
        var reachV = Math.BigMul(one.Height, square) + Math.BigMul(other.Width, across)
            + Math.BigMul(other.Height, along);
        return distanceV >= reachV;
    }
}
