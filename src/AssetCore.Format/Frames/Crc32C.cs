using System.Buffers.Binary;
using System.Numerics;

namespace AssetCore.Format.Frames;

/// <summary>
/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78, initial value and final XOR 0xFFFFFFFF; RFC 3720 section
/// 12.1), which x86 and ARM compute in hardware. It rejects damage early; it is no defence against intent.
/// </summary>
public static class Crc32C
{
    /// <summary>The checksum of the bytes; 0xE3069283 for the text "123456789".</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var value in bytes) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
