namespace AssetCore.Format.Frames;

/// <summary>Where the fields of a frame header stand, in bytes from its start: <c>docs/formats/frame.md</c>.</summary>
internal static class FrameLayout
{
    public const int Magic = 0;
    public const int Version = 4;
    public const int Kind = 5;
    public const int Flags = 6;
    public const int World = 8;
    public const int Epoch = 16;
    public const int Nonce = 24;
    public const int Batch = 40;
    public const int FirstWorldSeq = 48;
    public const int LastWorldSeq = 56;
    public const int CommitCount = 64;
    public const int PayloadBytes = 68;
    public const int TimeMs = 72;
    public const int PreviousHash = 80;
    public const int PayloadHash = 112;
    public const int StateHash = 144;
    public const int PayloadChecksum = 160;
    public const int HeaderChecksum = 164;

    /// <summary>The bytes 41 43 46 31, "ACF1".</summary>
    public static ReadOnlySpan<byte> MagicBytes => "ACF1"u8;
}
