namespace AssetCore.Format.Frames;

/// <summary>Properties of a frame.</summary>
[Flags]
public enum FrameFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The first frame of a writer: its epoch begins here.</summary>
    StartsEpoch = 1,
}
