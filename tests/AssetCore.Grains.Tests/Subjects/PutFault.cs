namespace AssetCore.Grains.Tests.Subjects;

/// <summary>What becomes of a put.</summary>
internal enum PutFault
{
    /// <summary>It is done.</summary>
    None,

    /// <summary>It is done, and nobody hears of it.</summary>
    AnswerLost,

    /// <summary>It is on its way for long, and nobody hears of it.</summary>
    LandsLate,

    /// <summary>It is refused.</summary>
    Refused,
}
