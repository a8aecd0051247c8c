using System.Security.Cryptography;
using AssetCore.Hashes;

namespace AssetCore.Format.Frames;

/// <summary>
/// The link of the chain: SHA-256 of a frame's 168 header bytes. The header holds the payload's SHA-256 and the hash
/// of the frame before, so this one value covers the frame and everything that came before it.
/// </summary>
public static class FrameHash
{
    /// <summary>The hash of the frame that begins with these bytes.</summary>
    /// <param name="frame">A frame, or at least its header.</param>
    /// <exception cref="ArgumentException">There are fewer bytes than a header has.</exception>
    public static Hash256 Of(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < FrameHeader.Bytes)
            throw new ArgumentException("A frame begins with a whole header.", nameof(frame));
        return OfBytes(frame[..FrameHeader.Bytes]);
    }

    /// <summary>SHA-256 of any bytes.</summary>
    internal static Hash256 OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[Hash256.Bytes];
        SHA256.HashData(bytes, hash);
        return new Hash256(hash);
    }
}
