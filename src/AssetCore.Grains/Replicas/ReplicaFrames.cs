using System.Runtime.CompilerServices;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Recovery;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// The batches behind a replica, up to what it shows: out of the silo's cache as long as all that is asked for is there,
/// otherwise out of the log, and for a fork out of those of the worlds that it comes from. Any thread.
/// </summary>
internal static class ReplicaFrames
{
    /// <summary>
    /// Batches looked for in the cache, backwards from the head: as many as a busy world writes in about a second.
    /// </summary>
    private const int CachedBatchesMax = 512;

    /// <summary>
    /// The batches from the one that covers <paramref name="from"/> to the one that holds the head, each with the last
    /// sequence number of it that counts.
    /// </summary>
    /// <param name="replica">The replica.</param>
    /// <param name="cache">The silo's cache.</param>
    /// <param name="from">The first sequence number, 1 or more.</param>
    /// <param name="head">The last sequence number that the replica shows.</param>
    /// <param name="batch">The batch that ends there.</param>
    /// <param name="touching">A container that batches must touch, as far as that is known; null for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async IAsyncEnumerable<TimelineFrame> ReadAsync(
        Replica replica,
        FrameCache cache,
        WorldSeq from,
        WorldSeq head,
        BatchNumber batch,
        ContainerIndex? touching,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (from > head) yield break;
        var (world, next) = (replica.World, from);
        for (var at = cache.FindFirst(world, from, batch, CachedBatchesMax); at <= batch; at = at?.Next)
        {
            // What has left the cache meanwhile is read from the log, with all behind it.
            if (cache.Copy(world, at.Value) is not { } frame) break;
            yield return new TimelineFrame(frame, frame.Header.LastWorldSeq);
            next = frame.Header.LastWorldSeq.Next;
        }

        if (next > head) yield break;
        await foreach (var part in replica.Timeline.ReadFromAsync(next, touching, cancellationToken))
        {
            if (part.Frame.Header.FirstWorldSeq > head) yield break;
            yield return part.Through > head ? part with { Through = head } : part;
        }
    }
}
