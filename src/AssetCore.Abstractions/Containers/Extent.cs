using System.Globalization;

namespace AssetCore.Containers;

/// <summary>
/// What something of a class covers on a line (a span) or on a plane (a rectangle), unturned, in the scaled units of
/// the container it is placed in.
/// </summary>
public readonly record struct Extent
{
    /// <summary>The longest side: 2^53 units, the largest integer that every JSON reader keeps exact.</summary>
    public const long SideMax = 1L << 53;

    private Extent(long width, long height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>True for a span on a line, false for a rectangle on a plane.</summary>
    public bool IsSpan => Height == 0;

    /// <summary>The length of a span, or the width of a rectangle: 1 to <see cref="SideMax"/>.</summary>
    public long Width { get; }

    /// <summary>The height of a rectangle, 1 to <see cref="SideMax"/>; 0 for a span.</summary>
    public long Height { get; }

    /// <summary>A span.</summary>
    /// <param name="length">Its length, 1 to <see cref="SideMax"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is impossible.</exception>
    public static Extent Span(long length)
    {
        Check(length, nameof(length));
        return new Extent(length, 0);
    }

    /// <summary>A rectangle.</summary>
    /// <param name="width">Its width, 1 to <see cref="SideMax"/>.</param>
    /// <param name="height">Its height, 1 to <see cref="SideMax"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is impossible.</exception>
    public static Extent Rectangle(long width, long height)
    {
        Check(width, nameof(width));
        Check(height, nameof(height));
        return new Extent(width, height);
    }

    /// <summary>The length, or width x height.</summary>
    public override string ToString() =>
        IsSpan
            ? Width.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Width} x {Height}");

    private static void Check(long side, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(side, SideMax, name);
    }
}
