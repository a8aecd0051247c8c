using System.Buffers.Binary;
using System.Security.Cryptography;

namespace AssetCore.Log.Stores;

/// <summary>
/// One upload of one blob in blocks. Its token keeps two uploaders of the same name apart: neither ever publishes a
/// block of the other.
/// </summary>
/// <param name="Token">16 random bytes.</param>
public readonly record struct StagedUpload(UInt128 Token)
{
    /// <summary>A new upload.</summary>
    public static StagedUpload New()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new StagedUpload(BinaryPrimitives.ReadUInt128LittleEndian(bytes));
    }

    /// <summary>The token as 32 hexadecimal digits.</summary>
    public override string ToString() => Token.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
