namespace AssetCore.Format.Binary;

/// <summary>Numbers from 0 to 2^63-1 that may be absent: a varint, 0 for absent and the number + 1 otherwise.</summary>
internal static class OptionalNumber
{
    /// <summary>Writes a number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static void Write(EncodingBuffer destination, long? number, string what)
    {
        if (number < 0) throw new ArgumentOutOfRangeException(nameof(number), number, $"{what} is negative.");
        destination.WriteVarint(number is { } present ? (ulong)present + 1 : 0UL);
    }

    /// <summary>Reads a number.</summary>
    /// <exception cref="FormatFaultException">It is beyond 2^63-1.</exception>
    public static long? Read(ref ByteReader source, string what)
    {
        var start = source.Position;
        var word = source.ReadVarint();
        if (word > (ulong)long.MaxValue + 1) ByteReader.Fail(start, $"{what} is out of its range");
        return word == 0 ? null : (long)(word - 1);
    }
}
