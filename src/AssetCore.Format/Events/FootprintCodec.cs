using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Format.Values;

namespace AssetCore.Format.Events;

/// <summary>How something stands on a grid, as bytes: its turn, then the cells it covers as turned.</summary>
internal static class FootprintCodec
{
    /// <summary>Writes turn and footprint.</summary>
    public static void Write(EncodingBuffer destination, Rotation rotation, Shape footprint)
    {
        destination.WriteVarint((int)rotation, (int)Rotation.None, (int)Rotation.Cw270, "a rotation");
        ShapeCodec.Write(destination, footprint);
    }

    /// <summary>Reads turn and footprint.</summary>
    public static (Rotation Rotation, Shape Footprint) Read(ref ByteReader source)
    {
        var rotation = (Rotation)source.ReadVarint32((int)Rotation.None, (int)Rotation.Cw270, "a rotation");
        return (rotation, ShapeCodec.Read(ref source));
    }
}
