using AssetCore.Containers;
using AssetCore.Format.Binary;

namespace AssetCore.Format.Values;

/// <summary>Shapes as bytes: width and height as varints, 1 to 1,048,576 cells each.</summary>
internal static class ShapeCodec
{
    /// <summary>Writes a shape.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is out of its range.</exception>
    public static void Write(EncodingBuffer destination, Shape shape)
    {
        destination.WriteVarint(shape.Width, 1, ContainerKind.PlacesMax, "a width");
        destination.WriteVarint(shape.Height, 1, ContainerKind.PlacesMax, "a height");
    }

    /// <summary>Reads a shape.</summary>
    /// <exception cref="FormatFaultException">A side is out of its range.</exception>
    public static Shape Read(ref ByteReader source)
    {
        var width = source.ReadVarint32(1, ContainerKind.PlacesMax, "a width");
        return new Shape(width, source.ReadVarint32(1, ContainerKind.PlacesMax, "a height"));
    }
}
