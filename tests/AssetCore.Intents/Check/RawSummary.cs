namespace AssetCore.Intents.Check;

/// <summary>A log in numbers.</summary>
/// <param name="World">The world.</param>
/// <param name="Batches">Its batches.</param>
/// <param name="Epochs">Writers that appended to it, one after another.</param>
/// <param name="Commits">Commits that somebody asked for.</param>
/// <param name="Head">The last sequence number.</param>
/// <param name="LastTimeMs">The time of the last batch.</param>
internal sealed record RawSummary(long World, long Batches, int Epochs, long Commits, long Head, long LastTimeMs);
