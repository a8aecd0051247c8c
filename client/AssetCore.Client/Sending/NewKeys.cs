using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AssetCore.Client.Sending;

/// <summary>
/// Makes idempotency keys: UUIDs of version 7 (RFC 9562), which sort by time. Their chance comes from the system in
/// bulk, for asking it each time costs more than the rest of a commit. Safe to use from any number of threads.
/// </summary>
internal static class NewKeys
{
    private const int BytesEach = 10;
    private const int KeysAtATime = 256;

    [ThreadStatic]
    private static byte[]? s_chance;

    [ThreadStatic]
    private static int s_used;

    /// <summary>A key that nobody else has.</summary>
    public static string Next(TimeProvider time)
    {
        Span<byte> key = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(key, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        Chance().CopyTo(key[6..]);
        key[6] = (byte)((key[6] & 0x0F) | 0x70);
        key[8] = (byte)((key[8] & 0x3F) | 0x80);
        return new Guid(key, bigEndian: true).ToString();
    }

    private static ReadOnlySpan<byte> Chance()
    {
        s_chance ??= new byte[KeysAtATime * BytesEach];
        if (s_used == 0) RandomNumberGenerator.Fill(s_chance);
        var chance = s_chance.AsSpan(s_used * BytesEach, BytesEach);
        s_used = (s_used + 1) % KeysAtATime;
        return chance;
    }
}
