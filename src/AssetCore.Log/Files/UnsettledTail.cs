using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Files;

/// <summary>What stands in a file behind its mark.</summary>
internal static class UnsettledTail
{
    private const int PieceBytes = 1024 * 1024;

    /// <summary>
    /// Writes the bytes from an offset to the end over themselves, so that the next flush means them.
    /// </summary>
    /// <exception cref="IOException">They could not be read or written.</exception>
    public static void WriteAgain(SafeFileHandle file, long offset, FileCalls calls)
    {
        var piece = new byte[(int)Math.Clamp(RandomAccess.GetLength(file) - offset, 0, PieceBytes)];
        while (piece.Length > 0 && RandomAccess.Read(file, piece, offset) is var read and > 0)
        {
            calls.Write(file, piece.AsSpan(0, read), offset);
            offset += read;
        }
    }
}
