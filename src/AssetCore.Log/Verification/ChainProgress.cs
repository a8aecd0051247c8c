using AssetCore.Ids;

namespace AssetCore.Log.Verification;

/// <summary>How far a verification has come.</summary>
/// <param name="Batch">The last batch verified.</param>
/// <param name="Bytes">Bytes verified.</param>
/// <param name="BytesTotal">Bytes that the log had when the verification began; it may have grown.</param>
public readonly record struct ChainProgress(BatchNumber Batch, long Bytes, long BytesTotal);
