using AssetCore.Format.Binary;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Numbers and marks that may be absent: 0 for absent, otherwise the number + 1.</summary>
internal static class OptionalWire
{
    /// <summary>Writes a number from 0 to 2^63-2.</summary>
    public static void Write(EncodingBuffer destination, long? number) =>
        destination.WriteVarint(number is { } present ? present + 1 : 0);

    /// <summary>Reads a number up to a greatest one, at most 2^63-2.</summary>
    public static long? ReadNumber(ref ByteReader source, long max, string what)
    {
        var word = source.ReadVarint(0, max + 1, what);
        return word == 0 ? null : word - 1;
    }

    /// <summary>Writes a mark.</summary>
    public static void Write(EncodingBuffer destination, bool? mark) =>
        destination.WriteByte((byte)(mark is { } present ? present ? 2 : 1 : 0));

    /// <summary>Reads a mark.</summary>
    public static bool? ReadMark(ref ByteReader source) =>
        source.ReadVarint32(0, 2, "a mark") switch { 0 => null, var word => word == 2 };
}
