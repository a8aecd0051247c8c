using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Indexes;
using AssetCore.Recovery.Past;

namespace AssetCore.Recovery;

/// <summary>
/// Reads the batches of a world through its lineage: those that a fork shares with the worlds it comes from, out of
/// their logs, then its own. Any thread, any number of reads at a time; kept, it remembers where batches stand.
/// </summary>
/// <param name="store">Where the worlds are.</param>
/// <param name="world">The world.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
public sealed class TimelineReader(ILogStore store, WorldId world, TimeProvider time)
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<WorldId, IndexedLog> _logs = new();

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>
    /// The durable batches from the one that covers a sequence number (or the first after it) on, to the end.
    /// </summary>
    /// <param name="from">The sequence number; 0 and 1 mean the beginning.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="WorldPurgedException">The bytes of the world, or of one it comes from, were freed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<TimelineFrame> ReadFromAsync(WorldSeq from, CancellationToken cancellationToken) =>
        ReadFromAsync(from, null, cancellationToken);

    /// <summary>
    /// The same, without batches that do not touch a container as far as the indexes of segments tell: those of
    /// segments without an index are all there.
    /// </summary>
    /// <param name="from">The sequence number; 0 and 1 mean the beginning.</param>
    /// <param name="touching">The container; null for all batches.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="WorldPurgedException">The bytes of the world, or of one it comes from, were freed.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async IAsyncEnumerable<TimelineFrame> ReadFromAsync(
        WorldSeq from, ContainerIndex? touching, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = new WorldSeq(Math.Max(0, from.Value - 1));
        var ancestry = await Ancestry
            .ReadAsync(store, World, after, time, s_callTimeout, cancellationToken)
            .ConfigureAwait(false);
        for (var i = ancestry.Worlds.Length - 1; i >= 0; i--)
        {
            var part = ancestry.Worlds[i];
            if (part.End is { } end && end < from) continue;
            if (part.End is { } last && last <= part.Begin) continue;
            part.ThrowIfAbsent();
            var log = _logs.GetOrAdd(part.World, key => new IndexedLog(store, key, time));
            var first = from > part.Begin ? from : part.Begin.Next;
            var frames = log.ReadFromAsync(first, touching, cancellationToken);
            await foreach (var frame in frames.ConfigureAwait(false))
            {
                if (part.End is { } stop && frame.Header.FirstWorldSeq > stop) break;
                yield return new TimelineFrame(frame, part.Through(frame.Header.LastWorldSeq));
            }
        }
    }
}
