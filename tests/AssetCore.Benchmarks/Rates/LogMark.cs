using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Rates;

/// <summary>How far a world's log had come at some moment.</summary>
/// <param name="Batches">Appends so far: one for each batch.</param>
/// <param name="Bytes">Bytes of its segments.</param>
internal readonly record struct LogMark(long Batches, long Bytes)
{
    /// <summary>Takes a mark; the world must be at rest.</summary>
    public static async Task<LogMark> TakeAsync(ILogStore store, IGrainFactory grains, long world)
    {
        var head = await grains.GetGrain<IWorldGrain>(world)
            .WaitForHeadAsync(WorldSeq.None, CancellationToken.None);

        // A segment and the pack made of it stand side by side for some minutes: they are one.
        var segments = new Dictionary<string, long>();
        await foreach (var blob in store.ListAsync(BlobName.LogPrefix(new WorldId(world)), CancellationToken.None))
        {
            var name = Path.GetFileNameWithoutExtension(blob.Name.Value);
            segments[name] = Math.Max(segments.GetValueOrDefault(name), blob.Length);
        }

        return new LogMark(head.Batch.Value, segments.Values.Sum());
    }

    /// <summary>Bytes of an append on average, from one mark to a later one.</summary>
    public int AppendBytesSince(LogMark before) => Batches > before.Batches
        ? (int)((Bytes - before.Bytes) / (Batches - before.Batches))
        : throw new InvalidOperationException("Nothing was appended in between.");
}
