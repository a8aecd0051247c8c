namespace AssetCore.Format.Checkpoints;

/// <summary>What stands next in a checkpoint that is read.</summary>
public enum CheckpointPart
{
    /// <summary>More bytes are needed to tell.</summary>
    None = 0,

    /// <summary>The head: <see cref="CheckpointDecoder.Head"/>.</summary>
    Head,

    /// <summary>A chunk.</summary>
    Chunk,

    /// <summary>The end, and every byte before it was what it should be.</summary>
    End,
}
