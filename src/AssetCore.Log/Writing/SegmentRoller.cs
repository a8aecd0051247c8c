using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>
/// Sees to it that there is a segment with room for the next frame: creates the first one, and ends a full one with a
/// seal frame, the store's own seal, and the creation of the next. Every step may be repeated by anybody. One caller
/// at a time.
/// </summary>
internal sealed class SegmentRoller(ILogStore store, WorldId world, WorldLogOptions options, FramePlacer placer)
{
    /// <summary>Makes room; null once there is, otherwise what the append has come to instead.</summary>
    public async ValueTask<AppendOutcome?> MakeRoomAsync(int frameBytes, AppendBudget budget)
    {
        while (true)
        {
            var (segment, stage) = (placer.Position.Segment, placer.Position.Stage);
            AppendOutcome? outcome;
            switch (stage)
            {
                case SegmentStage.Missing:
                    outcome = await CreateAsync(segment, budget).ConfigureAwait(false);
                    break;
                case SegmentStage.Ended:
                    outcome = await SealBlobAsync(segment, budget).ConfigureAwait(false)
                        ?? await CreateAsync(placer.Position.Tip.Head.Batch.Next, budget).ConfigureAwait(false);
                    break;
                default:
                    if (HasRoom(frameBytes)) return null;
                    outcome = await EndSegmentAsync(budget).ConfigureAwait(false);
                    break;
            }

            if (outcome is not null) return outcome;
            if (budget.IsSpent) return new AppendOutcome.Refused("no time was left after making room");
        }
    }

    private bool HasRoom(int frameBytes)
    {
        var position = placer.Position;

        // A frame larger than the limit gets a segment of its own.
        if (position.Frames == 0) return true;
        return position.Frames < options.SegmentAppendsMax
            && position.Offset + frameBytes + FrameHeader.Bytes <= options.SegmentBytesMax;
    }

    private async ValueTask<AppendOutcome?> EndSegmentAsync(AppendBudget budget)
    {
        var tip = placer.Position.Tip;
        var fields = placer.Fields(FrameKind.Seal) with
        {
            Batch = tip.Head.Batch,
            FirstWorldSeq = tip.Head.WorldSeq,
            LastWorldSeq = tip.Head.WorldSeq,
            TimeMs = tip.Head.TimeMs,
            StateHash = tip.StateHash,
        };
        var bytes = FrameWriter.Frame(fields, [], out var header);
        var outcome = await placer.PlaceAsync(new BatchFrame(header, bytes), budget).ConfigureAwait(false);
        if (outcome is not AppendOutcome.Durable) return outcome;
        LogMetrics.Rolled();
        return null;
    }

    private async ValueTask<AppendOutcome?> SealBlobAsync(BatchNumber segment, AppendBudget budget)
    {
        var name = BlobName.Segment(world, segment);
        var result = await RepeatAsync(token => store.SealAsync(name, token), budget).ConfigureAwait(false);
        return result.Status switch
        {
            StoreStatus.Done => null,
            StoreStatus.NotFound => throw new LogCorruptException(world, name.Value, 0, "the segment is gone"),
            _ => NotDone("seal", name, result),
        };
    }

    private async ValueTask<AppendOutcome?> CreateAsync(BatchNumber segment, AppendBudget budget)
    {
        // Whoever created it, an empty blob belongs to whose frame stands in it first; the append will tell.
        var name = BlobName.Segment(world, segment);
        var result = await RepeatAsync(token => store.CreateAsync(name, token), budget).ConfigureAwait(false);
        if (result.Status is not (StoreStatus.Done or StoreStatus.AlreadyExists))
            return NotDone("create", name, result);
        placer.Position = new LogPosition(segment, 0, 0, SegmentStage.Open, placer.Position.Tip);
        return null;
    }

    /// <summary>Sends a call whose repetition does no harm until the store tells what became of it.</summary>
    private static async ValueTask<StoreResult> RepeatAsync(
        Func<CancellationToken, ValueTask<StoreResult>> send, AppendBudget budget)
    {
        while (true)
        {
            StoreResult result;
            using (var call = budget.Call()) result = await send(call.Token).ConfigureAwait(false);
            if (result.Status != StoreStatus.Unknown || !await budget.PauseAsync().ConfigureAwait(false)) return result;
        }
    }

    // The batch itself was not sent, so it is definitely not in the log, whatever became of the segment.
    private static AppendOutcome.Refused NotDone(string action, BlobName name, StoreResult result) =>
        new($"could not {action} {name}: {result.Detail ?? result.Status.ToString()}");
}
