using AssetCore.Ids;

namespace AssetCore.Log;

/// <summary>How far the opening of a log has come.</summary>
/// <param name="Batch">The last batch that was handed out.</param>
/// <param name="Bytes">Bytes read and verified since the beginning, 0 or more.</param>
/// <param name="BytesTotal">
/// Bytes that there were to read when it began, 0 or more; a writer that is still going may have added some.
/// </param>
public readonly record struct RecoveryProgress(BatchNumber Batch, long Bytes, long BytesTotal)
{
    /// <summary>How much is done, 0 to 100, rounded down.</summary>
    public int Percent => BytesTotal <= 0 ? 100 : (int)Int128.Min(100, (Int128)Bytes * 100 / BytesTotal);
}
