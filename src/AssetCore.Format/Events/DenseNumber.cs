using AssetCore.Format.Binary;

namespace AssetCore.Format.Events;

/// <summary>Dense numbers as varints of up to 31 bits.</summary>
internal static class DenseNumber
{
    /// <summary>Reads a container's number.</summary>
    public static ContainerIndex ReadContainer(ref ByteReader source) =>
        new(source.ReadVarint32(0, int.MaxValue, "a container's dense number"));

    /// <summary>Reads a class's number.</summary>
    public static ClassIndex ReadClass(ref ByteReader source) =>
        new(source.ReadVarint32(0, int.MaxValue, "a class's dense number"));
}
