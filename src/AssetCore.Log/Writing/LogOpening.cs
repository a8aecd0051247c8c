using AssetCore.Format.Frames;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>
/// Reads a log for its next writer, from a checkpoint or from its first batch, holds its end against what the manifest
/// knows, and cuts a torn tail off a file. Used once.
/// </summary>
internal sealed class LogOpening(
    ILogStore store,
    WorldId world,
    WorldLogOptions options,
    TimeProvider time,
    WorldManifest? manifest,
    IBatchSink sink,
    IProgress<RecoveryProgress>? progress)
{
    /// <summary>Bytes between two reports of progress.</summary>
    private const long ProgressBytes = 4 * 1024 * 1024;

    private readonly StoreReads _reads = new(store, world, time, options.AppendTimeout);
    private readonly BoundCheck _bound = new(manifest?.Bound ?? DurableBound.None);
    private long _batches;
    private long _bytes;
    private long _bytesTotal;
    private long _bytesTold;

    /// <summary>Verifies everything from the start on and hands every batch to the sink.</summary>
    public async ValueTask<(LogPosition End, LogRecovery Recovery)> ReadAsync(
        LogStart? start, CancellationToken cancellationToken)
    {
        var from = PositionOf(start);
        _bound.Begin(from.Tip.Head);
        if (progress is not null) await MeasureAsync(from, cancellationToken).ConfigureAwait(false);
        var (end, tornBytes) = await WalkAsync(from, cancellationToken).ConfigureAwait(false);
        if (_bound.FaultAtEnd(end.Tip.Head) is { } fault) throw Corrupt(end, fault);
        if (await SettledEnd.FaultOfAsync(_reads, end, cancellationToken).ConfigureAwait(false) is { } cut)
            throw Corrupt(end, cut);
        await SettleAsync(end, cancellationToken).ConfigureAwait(false);
        Tell(end.Tip.Head.Batch);
        return (end, new LogRecovery(_batches, _bytes, tornBytes));
    }

    private LogPosition PositionOf(LogStart? start)
    {
        var origin = LogPosition.Origin(manifest);
        if (start is null)
        {
            return manifest?.Lineage is null
                ? origin
                : throw new ArgumentException("A fork begins with a checkpoint.", nameof(start));
        }

        var position = LogPosition.Of(start);
        var isBeforeOrigin = position.Segment < origin.Segment || position.Tip.Head.Batch < origin.Tip.Head.Batch;
        var isAtOrigin = position.Tip.Head.Batch == origin.Tip.Head.Batch;
        if (isBeforeOrigin || (isAtOrigin && position.Tip.Head.Hash != origin.Tip.Head.Hash))
            throw Corrupt(position, "the checkpoint does not stand where the log of this world begins");
        return position;
    }

    private async ValueTask MeasureAsync(LogPosition from, CancellationToken cancellationToken)
    {
        var segments = await LogListing.ReadAsync(_reads, cancellationToken).ConfigureAwait(false);
        foreach (var (first, length) in segments)
        {
            if (first >= from.Segment) _bytesTotal += length;
        }

        _bytesTotal = Math.Max(0, _bytesTotal - from.Offset);
        Tell(from.Tip.Head.Batch);
    }

    /// <summary>
    /// Walks to the end. A segment behind it means that something between is missing, unless the writer before is still
    /// going and began it meanwhile: then the walk goes on.
    /// </summary>
    private async ValueTask<(LogPosition End, long TornBytes)> WalkAsync(
        LogPosition from, CancellationToken cancellationToken)
    {
        for (var last = BatchNumber.None; ;)
        {
            var walker = new FrameWalker(_reads, from, FrameFilter.All, FrameLifetime.UntilNext);
            while (await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false)) Take(walker);
            var end = walker.Position;
            if (last != BatchNumber.None && end == from)
                throw Corrupt(end, $"the log ends after batch {end.Tip.Head.Batch}, but a segment {last} is there");
            var segments = await LogListing.ReadAsync(_reads, cancellationToken).ConfigureAwait(false);
            last = segments.Count == 0 ? BatchNumber.None : segments.Keys.Last();
            if (last <= end.Tip.Head.Batch.Next) return (end, walker.TornBytes);
            from = end;
        }
    }

    private void Take(FrameWalker walker)
    {
        var head = walker.Position.Tip.Head;
        if (_bound.FaultAfter(head) is { } fault) throw Corrupt(walker.Position, fault);
        _bytes += walker.Frame.Length;
        if (walker.Header.Kind != FrameKind.Batch) return;
        _batches++;
        sink.Apply(walker.Current);
        if (_bytes - _bytesTold >= ProgressBytes) Tell(head.Batch);
    }

    private void Tell(BatchNumber batch)
    {
        _bytesTold = _bytes;
        progress?.Report(new RecoveryProgress(batch, _bytes, _bytesTotal));
    }

    private async ValueTask SettleAsync(LogPosition end, CancellationToken cancellationToken)
    {
        if (store is not ITearableLogStore tearable || end.Stage == SegmentStage.Missing) return;
        var name = BlobName.Segment(world, end.Segment);
        using var budget = new CallBudget(time, options.AppendTimeout, cancellationToken);
        var result = await tearable.SettleAsync(name, end.Offset, budget.Token).ConfigureAwait(false);
        if (!result.IsDone)
        {
            var detail = result.Detail ?? result.Status.ToString();
            throw new StorageUnavailableException(world, $"settle {name} at byte {end.Offset}", detail);
        }
    }

    private LogCorruptException Corrupt(in LogPosition at, string reason) =>
        new(world, BlobName.Segment(world, at.Segment).Value, at.Offset, reason);
}
