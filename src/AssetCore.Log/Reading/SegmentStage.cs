namespace AssetCore.Log.Reading;

/// <summary>What is known of the segment at the end of a log.</summary>
internal enum SegmentStage : byte
{
    /// <summary>It exists, and the next frame goes to its end.</summary>
    Open = 0,

    /// <summary>There is no blob of its name yet: the log is empty.</summary>
    Missing = 1,

    /// <summary>It ends with a seal frame, and the segment that would follow it does not exist yet.</summary>
    Ended = 2,

    /// <summary>
    /// It has no seal frame, but the store has sealed it: a writer that takes over cut it off here. The next frame
    /// begins the segment that follows it, and an epoch.
    /// </summary>
    Cut = 3,
}
