using System.Security.Cryptography;

namespace AssetCore.Http.Requests;

/// <summary>
/// Names for requests: UUIDs of version 7, unique, in order of time and no secret. Their random part is drawn once a
/// process and then counted on (RFC 9562, 6.2): to draw it for every request is a system call each. Any thread.
/// </summary>
internal static class RequestNames
{
    private const ulong CountedBits = (1UL << 62) - 1;

    private static readonly ulong s_first = BitConverter.ToUInt64(Guid.NewGuid().ToByteArray(), 0);
    private static readonly short s_random = (short)(0x7000 | RandomNumberGenerator.GetInt32(0x1000));
    private static long s_count;

    /// <summary>The next name: 32 hexadecimal digits.</summary>
    public static string Next()
    {
        var ms = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var counted = (s_first + (ulong)Interlocked.Increment(ref s_count)) & CountedBits;
        var tail = counted | (1UL << 63);
        var name = new Guid(
            (int)(ms >> 16), (short)ms, s_random,
            (byte)(tail >> 56), (byte)(tail >> 48), (byte)(tail >> 40), (byte)(tail >> 32),
            (byte)(tail >> 24), (byte)(tail >> 16), (byte)(tail >> 8), (byte)tail);
        return name.ToString("N");
    }
}
