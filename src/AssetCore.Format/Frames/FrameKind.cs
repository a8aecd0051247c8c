namespace AssetCore.Format.Frames;

/// <summary>What a frame is. Numbers are never reused.</summary>
public enum FrameKind : byte
{
    /// <summary>Not a frame.</summary>
    None = 0,

    /// <summary>Commits.</summary>
    Batch = 1,

    /// <summary>The last frame of a segment: the log goes on in the segment named after the next batch.</summary>
    Seal = 2,
}
