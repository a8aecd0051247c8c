using AssetCore.Containers;
using AssetCore.Format.Binary;

namespace AssetCore.Format.Values;

/// <summary>Extents as bytes: two varints, width and height; a span has its length and 0.</summary>
internal static class ExtentCodec
{
    /// <summary>Writes an extent.</summary>
    /// <exception cref="ArgumentException">It is the default value, which is no extent.</exception>
    public static void Write(EncodingBuffer destination, Extent extent)
    {
        destination.WriteVarint(extent.Width, 1, Extent.SideMax, "a width");
        destination.WriteVarint(extent.Height, 0, Extent.SideMax, "a height");
    }

    /// <summary>Reads an extent.</summary>
    /// <exception cref="FormatFaultException">A side is out of its range.</exception>
    public static Extent Read(ref ByteReader source)
    {
        var width = source.ReadVarint(1, Extent.SideMax, "a width");
        var height = source.ReadVarint(0, Extent.SideMax, "a height");
        return height == 0 ? Extent.Span(width) : Extent.Rectangle(width, height);
    }
}
