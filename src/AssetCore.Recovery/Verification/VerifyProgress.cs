using AssetCore.Ids;

namespace AssetCore.Recovery.Verification;

/// <summary>How far a verification has come.</summary>
/// <param name="Stage">What is being done ("judging again"), for people.</param>
/// <param name="WorldSeq">The last sequence number that was looked at.</param>
/// <param name="Bytes">Bytes of the log that were looked at, each as often as it is.</param>
/// <param name="BytesTotal">All of them, as far as was known at the beginning.</param>
public readonly record struct VerifyProgress(string Stage, WorldSeq WorldSeq, long Bytes, long BytesTotal);
