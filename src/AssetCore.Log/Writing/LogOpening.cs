using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>Reads a whole log for its next writer, and cuts a torn tail off a file.</summary>
internal sealed class LogOpening(ILogStore store, WorldId world, WorldLogOptions options, TimeProvider time)
{
    private readonly StoreReads _reads = new(store, world, time, options.AppendTimeout);

    /// <summary>Verifies everything from the first segment on and hands every batch to the sink.</summary>
    public async ValueTask<(LogPosition End, LogRecovery Recovery)> ReadAsync(
        IBatchSink sink, CancellationToken cancellationToken)
    {
        var walker = new FrameWalker(_reads, LogPosition.Start, FrameFilter.All);
        var (batches, bytes) = (0L, 0L);
        while (await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            bytes += walker.Frame.Length;
            if (walker.Header.Kind != FrameKind.Batch) continue;
            batches++;
            sink.Apply(walker.Current);
        }

        await SettleAsync(walker.Position, cancellationToken).ConfigureAwait(false);
        return (walker.Position, new LogRecovery(batches, bytes, walker.TornBytes));
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
}
