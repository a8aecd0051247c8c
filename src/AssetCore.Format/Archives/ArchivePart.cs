namespace AssetCore.Format.Archives;

/// <summary>What stands next in an archive that is read.</summary>
public enum ArchivePart
{
    /// <summary>More bytes are needed to tell.</summary>
    None = 0,

    /// <summary>The head and where the world comes from: <see cref="ArchiveDecoder.Origin"/>.</summary>
    Origin,

    /// <summary>A blob begins: <see cref="ArchiveDecoder.Blob"/>.</summary>
    Blob,

    /// <summary>The next bytes of that blob.</summary>
    Data,

    /// <summary>What the archive holds: <see cref="ArchiveDecoder.Summary"/>.</summary>
    Summary,

    /// <summary>A part that only a newer version knows and that may be passed over.</summary>
    Newer,

    /// <summary>The end, and every byte before it was what it should be.</summary>
    End,
}
