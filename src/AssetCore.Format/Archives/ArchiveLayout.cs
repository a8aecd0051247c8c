namespace AssetCore.Format.Archives;

/// <summary>Where things stand in an archive: <c>docs/formats/archive.md</c>.</summary>
public static class ArchiveLayout
{
    /// <summary>The version of the format that this build writes, and the oldest reader that it needs.</summary>
    public const byte Version = 1;

    /// <summary>Bytes of the head.</summary>
    public const int HeadBytes = 20;

    /// <summary>
    /// Bytes of contents in a part of data, but for the last one of a blob, which may be shorter. All others being
    /// equal, every byte of a blob is found without reading what comes before it.
    /// </summary>
    public const int DataBytes = 1024 * 1024;

    /// <summary>Bytes in the largest part: one of data with its kind.</summary>
    public const int PartBytesMax = DataBytes + KindBytes;

    /// <summary>Bytes before a part: its length and its checksum.</summary>
    public const int PartHeadBytes = 2 * sizeof(uint);

    /// <summary>Bytes of a part before its content: its kind.</summary>
    public const int KindBytes = 1;

    /// <summary>Parts of a kind from here on may be passed over by who does not know them.</summary>
    internal const byte OptionalMin = 128;

    internal static ReadOnlySpan<byte> Magic => "ACAR"u8;

    /// <summary>Where a byte of a blob stands in the archive.</summary>
    /// <param name="firstPart">Where the first part of data of the blob begins.</param>
    /// <param name="offset">Bytes from the blob's start.</param>
    public static long PlaceOf(long firstPart, long offset)
    {
        var part = offset / DataBytes;
        return firstPart + (part * (PartHeadBytes + PartBytesMax)) + PartHeadBytes + KindBytes + (offset % DataBytes);
    }
}
