using System.Buffers.Binary;
using AssetCore.Format.Frames;
using Microsoft.Win32.SafeHandles;

namespace AssetCore.Log.Files;

/// <summary>
/// The companion of an append file that tells how much of it has settled: 24 bytes, drawn in
/// <c>docs/formats/segment.md</c>. The writer overwrites it after each flush of the file, so readers in other
/// processes never read bytes that a crash could take back. It is itself flushed only for a seal: after a crash of the
/// machine it may tell less than the truth, never more.
/// </summary>
/// <param name="Length">Bytes of the file that are durable.</param>
/// <param name="IsSealed">True if nothing will ever follow them.</param>
internal readonly record struct SettledMark(long Length, bool IsSealed)
{
    private const int Bytes = 24;
    private const uint SealedFlag = 1;

    /// <summary>Times a mark that was met half-written is read again; writing one takes a microsecond.</summary>
    private const int ReadsMax = 100;

    private static ReadOnlySpan<byte> Magic => "ACM1"u8;

    public static string PathOf(string file) => file + "~settled";

    /// <summary>
    /// The mark of a file; null if there is none; a mark of 0 bytes if it is damaged, so that nothing is trusted.
    /// </summary>
    public static SettledMark? Read(string file)
    {
        if (!File.Exists(PathOf(file))) return null;
        try
        {
            using var handle = File.OpenHandle(PathOf(file), share: FileShare.ReadWrite | FileShare.Delete);
            Span<byte> bytes = stackalloc byte[Bytes];
            for (var i = 0; i < ReadsMax; i++)
            {
                if (RandomAccess.Read(handle, bytes, 0) == Bytes && TryDecode(bytes, out var mark)) return mark;
                Thread.SpinWait(20);
            }
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        return new SettledMark(0, false);
    }

    public void Write(SafeFileHandle handle, FileCalls calls)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], IsSealed ? SealedFlag : 0);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[8..], Length);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[16..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[20..], Crc32C.Compute(bytes[..20]));
        calls.WriteMark(handle, bytes);
    }

    private static bool TryDecode(ReadOnlySpan<byte> bytes, out SettledMark mark)
    {
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        mark = new SettledMark(BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]), (flags & SealedFlag) != 0);
        return bytes.StartsWith(Magic)
            && mark.Length >= 0
            && flags <= SealedFlag
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[20..]) == Crc32C.Compute(bytes[..20]);
    }
}
