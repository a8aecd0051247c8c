namespace AssetCore.Format.Batches;

/// <summary>
/// The kinds of records in a batch payload. Numbers stand in logs and are never reused. A reader refuses an unknown one
/// below <see cref="OptionalMin"/> and passes over any other.
/// </summary>
internal static class BatchRecordKind
{
    /// <summary>A commit.</summary>
    public const byte Commit = 1;

    /// <summary>From here on, kinds that a reader may pass over.</summary>
    public const byte OptionalMin = 128;
}
