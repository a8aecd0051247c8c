using AssetCore.Format.Indexes;
using AssetCore.Ids;
using AssetCore.Log.Indexes;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Checkpoints;
using AssetCore.Recovery.Purging;
using AssetCore.Recovery.Upkeep;

namespace AssetCore.Recovery.Indexes;

/// <summary>
/// Builds the indexes of sealed segments that have none, or one that does not verify. Needs no right to write; safe
/// beside the writer and beside another indexer, for an index follows from its segment, and beside software of another
/// version, for that has names of its own.
/// </summary>
/// <param name="store">Where the worlds are.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="coreShare">The share of a core that it takes, above 0 to 1.</param>
/// <param name="version">The version of indexes that it builds.</param>
public sealed class SegmentIndexer(
    ILogStore store, TimeProvider time, double coreShare, byte version = SegmentIndexHead.Version) : IWorldChore
{
    /// <summary>One put of a whole index.</summary>
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    /// <inheritdoc />
    public string Name => "index segments";

    /// <inheritdoc />
    /// <exception cref="Format.FormatFaultException">A payload is not a batch payload.</exception>
    public async ValueTask<TimeSpan?> RunAsync(WorldId world, CancellationToken cancellationToken)
    {
        await new PurgedLeftovers(store, world, time)
            .RunAsync(() => IndexAsync(world, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return null;
    }

    private async ValueTask IndexAsync(WorldId world, CancellationToken cancellationToken)
    {
        var indexes = new SegmentIndexStore(store, world, time, s_callTimeout, version);
        var segments = await indexes.ListSegmentsAsync(cancellationToken).ConfigureAwait(false);
        for (var i = 0; i + 1 < segments.Count; i++)
        {
            var head = await indexes.ReadHeadAsync(segments[i], cancellationToken).ConfigureAwait(false);
            if (head is not null) continue;
            await BuildAsync(indexes, segments[i], segments[i + 1], cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask BuildAsync(
        SegmentIndexStore indexes, BatchNumber segment, BatchNumber next, CancellationToken cancellationToken)
    {
        var writer = new SegmentIndexWriter(segment, version);
        var pace = new WorkPace(coreShare, time);
        var log = new WorldLogReader(store, indexes.World, time);
        await foreach (var frame in log.ReadAsync(segment, cancellationToken).ConfigureAwait(false))
        {
            if (frame.Header.Batch >= next) break;
            writer.Add(frame.Header, frame.Payload.Span);
            await pace.RestAsync(cancellationToken).ConfigureAwait(false);
        }

        // A segment without a batch of its own would be no segment; one that is still growing is not all there.
        if (writer.Count != next.Value - segment.Value) return;
        await indexes.DeleteAsync(segment, cancellationToken).ConfigureAwait(false);
        await indexes.PutAsync(segment, writer.Encode(), cancellationToken).ConfigureAwait(false);
    }
}
