namespace AssetCore.Engine.Geometry;

/// <summary>A span on a line: what lies nearer to its centre than half its length.</summary>
/// <param name="X">The centre in scaled units.</param>
/// <param name="Length">The length, 1 to 2^53.</param>
internal readonly record struct LineSpan(long X, long Length)
{
    /// <summary>The lower end at doubled scale, where spans of odd length have whole ends.</summary>
    public Int128 Start => (2 * (Int128)X) - Length;

    /// <summary>The upper end at doubled scale.</summary>
    public Int128 End => (2 * (Int128)X) + Length;

    /// <summary>True if the open spans share a point; spans that touch do not.</summary>
    public bool Overlaps(in LineSpan other) =>
        2 * Int128.Abs((Int128)X - other.X) < (Int128)Length + other.Length;

    /// <summary>True if the closed span lies within closed bounds.</summary>
    public bool LiesWithin(long min, long max) => Start >= 2 * (Int128)min && End <= 2 * (Int128)max;
}
