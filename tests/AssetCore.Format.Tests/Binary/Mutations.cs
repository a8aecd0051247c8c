using CsCheck;

namespace AssetCore.Format.Tests.Binary;

/// <summary>
/// Draws bytes that are nearly right: a valid encoding with a few bytes changed, put in, taken out or cut off.
/// </summary>
internal static class Mutations
{
    /// <summary>Bytes of nothing in particular.</summary>
    public static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 120];

    /// <summary>Valid bytes with one to three changes.</summary>
    public static Gen<byte[]> Of(Gen<byte[]> valid) =>
        Gen.Select(valid, Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1 << 20], Gen.Byte).Array[1, 3], (bytes, changes) =>
            changes.Aggregate(bytes, (current, change) => Change(current, change.Item1, change.Item2, change.Item3)));

    private static byte[] Change(byte[] bytes, int kind, int place, byte value)
    {
        if (bytes.Length == 0) return [value];
        var at = place % bytes.Length;
        return kind switch
        {
            0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (value % 8))), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], value, .. bytes[at..]],
            3 => [.. bytes[..at], .. bytes[(at + 1)..]],
            4 => bytes[..at],
            _ => [.. bytes, value],
        };
    }
}
