using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Holds the end of a log in files against the mark of its last segment: bytes that were acknowledged are there, or the
/// file was cut short. Between two frames nothing in the file itself would tell.
/// </summary>
internal static class SettledEnd
{
    /// <summary>Why a walk cannot have come to the end, as a sentence for people; null if it has.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<string?> FaultOfAsync(
        StoreReads reads, LogPosition end, CancellationToken cancellationToken)
    {
        if (reads.Store is not ITearableLogStore store || end.Stage == SegmentStage.Missing) return null;
        var name = BlobName.Segment(reads.World, end.Segment);
        var settled = await reads
            .CallAsync($"stat {name}", token => store.StatSettledAsync(name, token), cancellationToken)
            .ConfigureAwait(false);
        if (!settled.IsDone || settled.Length <= end.Offset) return null;

        // A writer may have gone on since the walk was here; then the bytes that it settled can be seen.
        var seen = await reads
            .CallAsync($"stat {name}", token => store.StatAsync(name, token), cancellationToken)
            .ConfigureAwait(false);
        return seen.IsDone && seen.Length < settled.Length
            ? $"the file ends here, and {settled.Length} bytes of it were settled: it was cut short"
            : null;
    }
}
