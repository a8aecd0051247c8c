namespace AssetCore.Log.Reading;

/// <summary>How long the bytes of a frame that was read stay what they are.</summary>
public enum FrameLifetime
{
    /// <summary>For as long as anybody holds the frame, which holds up to 4 MiB with it.</summary>
    Kept,

    /// <summary>
    /// Until the next frame is asked for: a long log is then read with a few buffers, and the garbage collector has
    /// nothing to do.
    /// </summary>
    UntilNext,
}
