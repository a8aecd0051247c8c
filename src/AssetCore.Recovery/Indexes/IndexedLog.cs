using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AssetCore.Format.Events;
using AssetCore.Format.Indexes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Indexes;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Indexes;

/// <summary>
/// Reads the batches of one world's log, those of indexed segments one by one where only some are wanted. Any thread,
/// any number of reads at a time; kept, it remembers where segments begin.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="version">The version of indexes that it reads.</param>
public sealed class IndexedLog(
    ILogStore store, WorldId world, TimeProvider time, byte version = SegmentIndexHead.Version)
{
    /// <summary>Bytes of the largest index that is kept in memory after use.</summary>
    private const long KeptBytesMax = 2 * 1024 * 1024;

    /// <summary>Indexes that are kept: who pages through a history asks the same segments again.</summary>
    private const int KeptMax = 4;

    /// <summary>Bytes of the first read of neighbouring batches; each further one is four times as large.</summary>
    private const long FirstRunBytes = 64 * 1024;

    /// <summary>Bytes of the largest read of neighbouring batches, unless a single batch is larger.</summary>
    private const long LargestRunBytes = 4 * 1024 * 1024;

    /// <summary>How long to remember that a place has no index: most reads are of what was written last.</summary>
    private static readonly TimeSpan s_plainAge = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(10);

    private readonly SegmentIndexStore _indexes = new(store, world, time, s_callTimeout, version);
    private readonly WorldLogReader _log = new(store, world, time);
    private readonly ConcurrentDictionary<BatchNumber, SegmentIndexHead> _heads = new();
    private readonly ConcurrentQueue<SegmentIndex> _kept = new();
    private PlainPart? _plain;

    /// <summary>
    /// The durable batches from the one that covers a sequence number (or the first after it) on, to the end; where a
    /// container is named, all that touch it, and of segments without an index the others too.
    /// </summary>
    /// <param name="from">The sequence number; 0 and 1 mean the beginning.</param>
    /// <param name="touching">The container; null for any batch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">A frame does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async IAsyncEnumerable<BatchFrame> ReadFromAsync(
        WorldSeq from, ContainerIndex? touching, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = await FindAsync(from, cancellationToken).ConfigureAwait(false);
        while (next is { } head)
        {
            if (await LoadAsync(head, cancellationToken).ConfigureAwait(false) is not { } index) break;
            await foreach (var frame in ReadSegmentAsync(index, from, touching, cancellationToken).ConfigureAwait(false))
                yield return frame;
            from = head.LastWorldSeq.Next;
            next = await HeadAsync(head.LastBatch.Next, cancellationToken).ConfigureAwait(false);
        }

        await foreach (var frame in _log.ReadFromAsync(from, cancellationToken).ConfigureAwait(false))
            yield return frame;
    }

    /// <summary>The index whose segment covers a sequence number; null if there is none.</summary>
    private async ValueTask<SegmentIndexHead?> FindAsync(WorldSeq from, CancellationToken cancellationToken)
    {
        foreach (var known in _heads.Values)
            if (known.FirstWorldSeq <= from && from <= known.LastWorldSeq) return known;
        if (_plain is { } plain && plain.From <= from && time.GetElapsedTime(plain.SeenAt) < s_plainAge) return null;
        var segments = await _indexes.ListSegmentsAsync(cancellationToken).ConfigureAwait(false);
        var (low, high) = (0, segments.Count - 1);
        SegmentIndexHead? found = null;
        while (low < high)
        {
            // The last segment is not sealed and has none; indexes are built from the first one on.
            var middle = (low + high) / 2;
            var head = await HeadAsync(segments[middle], cancellationToken).ConfigureAwait(false);
            if (head is not null && from > head.LastWorldSeq)
            {
                low = middle + 1;
                continue;
            }

            found = head;
            high = middle;
        }

        if (found is not null && from <= found.LastWorldSeq) return found;
        _plain = new PlainPart(from, time.GetTimestamp());
        return null;
    }

    private async ValueTask<SegmentIndexHead?> HeadAsync(BatchNumber segment, CancellationToken cancellationToken)
    {
        if (_heads.TryGetValue(segment, out var known)) return known;
        var head = await _indexes.ReadHeadAsync(segment, cancellationToken).ConfigureAwait(false);
        return head is null ? null : _heads.GetOrAdd(segment, head);
    }

    private async ValueTask<SegmentIndex?> LoadAsync(SegmentIndexHead head, CancellationToken cancellationToken)
    {
        foreach (var kept in _kept)
            if (kept.Head.Segment == head.Segment) return kept;
        var index = await _indexes.ReadAsync(head, cancellationToken).ConfigureAwait(false);
        if (index is null)
        {
            // Its head is good and the rest is not: without it, it is built anew.
            _heads.TryRemove(head.Segment, out _);
            await _indexes.DeleteAsync(head.Segment, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (index.Bytes > KeptBytesMax) return index;
        _kept.Enqueue(index);
        while (_kept.Count > KeptMax && _kept.TryDequeue(out _)) { }
        return index;
    }

    private async IAsyncEnumerable<BatchFrame> ReadSegmentAsync(
        SegmentIndex index,
        WorldSeq from,
        ContainerIndex? touching,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = index.Find(from);
        var wanted = touching is { } container ? index.BatchesOf(container, first) : null;
        var (at, bytes) = (0, FirstRunBytes);
        var total = wanted?.Count ?? index.Head.Batches - first;
        while (at < total)
        {
            var start = wanted is null ? first + at : wanted[at];
            var count = 1;
            while (at + count < total && IsNeighbour(count) && Fits(start, count + 1)) count++;
            var frames = await _indexes.ReadBatchesAsync(index, start, count, cancellationToken).ConfigureAwait(false);
            foreach (var frame in frames) yield return frame;
            at += count;
            bytes = Math.Min(bytes * 4, LargestRunBytes);
        }

        bool IsNeighbour(int count) => wanted is null || wanted[at + count] == wanted[at] + count;

        bool Fits(int start, int count) => index.OffsetOf(start + count) - index.OffsetOf(start) <= bytes;
    }

    /// <summary>From where on no segment had an index.</summary>
    private sealed record PlainPart(WorldSeq From, long SeenAt);
}
