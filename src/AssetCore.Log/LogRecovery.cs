namespace AssetCore.Log;

/// <summary>What opening a log found in it.</summary>
/// <param name="Batches">Batches read and verified, 0 or more.</param>
/// <param name="Bytes">Bytes read and verified, 0 or more.</param>
/// <param name="TornBytes">Bytes of a torn append that were cut off the end of a file; 0 nearly always.</param>
public sealed record LogRecovery(long Batches, long Bytes, long TornBytes);
