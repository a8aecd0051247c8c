namespace AssetCore.Format.Frames;

/// <summary>
/// What a decoder found where a frame should begin. Checked in the order of the numbers; never reused.
/// </summary>
public enum FrameStatus : byte
{
    /// <summary>Not an outcome: a result that nobody filled in.</summary>
    None = 0,

    /// <summary>The bytes pass every check that was asked for.</summary>
    Whole = 1,

    /// <summary>The bytes end before the header or the payload does. More bytes may make it a frame.</summary>
    Incomplete = 2,

    /// <summary>The bytes do not begin with the magic number of a frame.</summary>
    NotAFrame = 3,

    /// <summary>The header's checksum does not match: some bit of the header changed.</summary>
    HeaderChecksumWrong = 4,

    /// <summary>
    /// The header is undamaged and of a version that this build does not know. It must not be guessed at.
    /// </summary>
    NewerVersion = 5,

    /// <summary>The header is undamaged and a field has a value that no writer may write.</summary>
    FieldOutOfRange = 6,

    /// <summary>The payload's checksum does not match: some bit of the payload changed.</summary>
    PayloadChecksumWrong = 7,

    /// <summary>The payload's SHA-256 is not the one in the header although its checksum matches.</summary>
    PayloadHashWrong = 8,
}
