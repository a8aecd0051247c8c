namespace AssetCore.Format.Archives;

/// <summary>What a part of an archive is. Numbers are never reused.</summary>
internal enum ArchiveKind : byte
{
    /// <summary>No part.</summary>
    None = 0,

    /// <summary>Where the world comes from; the first part.</summary>
    Origin = 1,

    /// <summary>A segment begins.</summary>
    Segment = 2,

    /// <summary>A checkpoint begins.</summary>
    Checkpoint = 3,

    /// <summary>The next bytes of what began last.</summary>
    Data = 4,

    /// <summary>What the archive holds; the last part.</summary>
    Summary = 5,
}
