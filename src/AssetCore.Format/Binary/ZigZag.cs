namespace AssetCore.Format.Binary;

/// <summary>
/// Signed numbers as unsigned ones: 0, -1, 1, -2 ... become 0, 1, 2, 3 ..., so that small ones stay short.
/// </summary>
internal static class ZigZag
{
    /// <summary>The unsigned form.</summary>
    public static ulong Encode(long value) => unchecked((ulong)(value << 1) ^ (ulong)(value >> 63));

    /// <summary>The unsigned form.</summary>
    public static UInt128 Encode(Int128 value) => unchecked((UInt128)(value << 1) ^ (UInt128)(value >> 127));

    /// <summary>The signed number.</summary>
    public static long Decode(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    /// <summary>The signed number.</summary>
    public static Int128 Decode(UInt128 value) => unchecked((Int128)(value >> 1) ^ -(Int128)(value & 1));
}
