using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>
/// Sees to it that there is a segment with room for the next frame: creates the first one, and ends a full one with a
/// seal frame, the store's own seal, a note in the manifest of what is durable, and the creation of the next. Cuts off
/// the segment of a writer that is to be replaced. Every step may be repeated by anybody. One caller at a time.
/// </summary>
internal sealed class SegmentRoller(
    ILogStore store, WorldId world, WorldLogOptions options, WriterClaim claim, FramePlacer placer)
{
    /// <summary>Makes room; null once there is, otherwise what the append has come to instead.</summary>
    public async ValueTask<AppendOutcome?> MakeRoomAsync(int frameBytes, AppendBudget budget)
    {
        while (true)
        {
            var (segment, stage, head) = (placer.Position.Segment, placer.Position.Stage, placer.Position.Tip.Head);
            var outcome = await claim.EnsureAsync(head, budget).ConfigureAwait(false);
            if (outcome is not null) return outcome;
            switch (stage)
            {
                case SegmentStage.Missing:
                    outcome = await CreateAsync(segment, budget).ConfigureAwait(false);
                    break;
                case SegmentStage.Ended:
                    outcome = await SealBlobAsync(segment, budget).ConfigureAwait(false)
                        ?? await claim.RecordAsync(head, budget).ConfigureAwait(false)
                        ?? await CreateAsync(head.Batch.Next, budget).ConfigureAwait(false);
                    break;
                case SegmentStage.Cut:
                    outcome = await claim.RecordAsync(head, budget).ConfigureAwait(false)
                        ?? await CreateAsync(head.Batch.Next, budget).ConfigureAwait(false);
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

    /// <summary>
    /// Takes the segment from a writer that keeps appending to it: sealed by the store, it has an end that nobody can
    /// move, and whoever holds the epoch goes on behind it. Only for the holder of the epoch, before its first frame.
    /// </summary>
    /// <returns>Null once all of it is read; otherwise what the append has come to instead.</returns>
    public async ValueTask<AppendOutcome?> CutOffAsync(AppendBudget budget)
    {
        // An empty segment stays open: whoever appends first has it, and a sealed one could never begin.
        var (segment, offset) = (placer.Position.Segment, placer.Position.Offset);
        if (placer.Position.Stage != SegmentStage.Open || offset == 0) return null;
        if (await claim.EnsureAsync(placer.Position.Tip.Head, budget).ConfigureAwait(false) is { } refused)
            return refused;
        if (await SealBlobAsync(segment, budget).ConfigureAwait(false) is { } failed) return failed;
        LogMetrics.CutOff();
        return await placer.CatchUpAsync(budget).ConfigureAwait(false);
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
            StoreStatus.NotFound => await FollowGoneAsync(segment, budget).ConfigureAwait(false),
            _ => NotDone("seal", name, result),
        };
    }

    /// <summary>
    /// The segment is gone: another writer rolled on and it became a pack, or the world was purged. A pack is as good
    /// as sealed.
    /// </summary>
    private async ValueTask<AppendOutcome?> FollowGoneAsync(BatchNumber segment, AppendBudget budget)
    {
        var head = placer.Position.Tip.Head;
        if (await claim.ConfirmAsync(head, budget).ConfigureAwait(false) is { } lost) return lost;
        var pack = BlobName.Pack(world, segment);
        var packed = await RepeatAsync(token => store.StatAsync(pack, token), budget).ConfigureAwait(false);
        return packed.Status switch
        {
            StoreStatus.Done => await placer.CatchUpAsync(budget).ConfigureAwait(false),
            StoreStatus.NotFound => throw new LogCorruptException(
                world, BlobName.Segment(world, segment).Value, 0, "the segment is gone"),
            _ => NotDone("stat", pack, packed),
        };
    }

    private async ValueTask<AppendOutcome?> CreateAsync(BatchNumber segment, AppendBudget budget)
    {
        // Whoever created it, an empty blob belongs to whose frame stands in it first; the append will tell.
        var name = BlobName.Segment(world, segment);
        var result = await RepeatAsync(token => store.CreateAsync(name, token), budget).ConfigureAwait(false);
        if (result.Status is not (StoreStatus.Done or StoreStatus.AlreadyExists))
            return NotDone("create", name, result);
        var pack = BlobName.Pack(world, segment);
        var packed = await RepeatAsync(token => store.StatAsync(pack, token), budget).ConfigureAwait(false);
        if (packed.Status == StoreStatus.Done)
            return await YieldToPackAsync(name, budget).ConfigureAwait(false);
        if (packed.Status != StoreStatus.NotFound) return NotDone("stat", pack, packed);

        // Nothing in the log tells who was replaced in a world that has been purged since: only the manifest does.
        if (await claim.ConfirmAsync(placer.Position.Tip.Head, budget).ConfigureAwait(false) is { } lost) return lost;
        placer.Position = new LogPosition(segment, 0, 0, SegmentStage.Open, placer.Position.Tip);
        return null;
    }

    /// <summary>
    /// The segment was filled by others, rewritten and deleted while this writer slept: what stands empty in its place,
    /// whoever created it, goes before anything is written into it, and the others' frames are read.
    /// </summary>
    private async ValueTask<AppendOutcome?> YieldToPackAsync(BlobName name, AppendBudget budget)
    {
        // A segment with bytes is the one that the pack was made of, and the packer's to delete.
        var found = await RepeatAsync(token => store.StatAsync(name, token), budget).ConfigureAwait(false);
        var isClear = found.Status == StoreStatus.NotFound || found is { IsDone: true, Length: > 0 };
        if (found is { IsDone: true, Length: 0 })
        {
            found = await RepeatAsync(token => store.DeleteAsync(name, token), budget).ConfigureAwait(false);
            isClear = found.Status is StoreStatus.Done or StoreStatus.NotFound;
        }

        // An empty segment that could not be deleted does no harm: readers look behind it for the pack, and verifying
        // notes it. So what the others' frames tell goes first; who is still the writer comes by here again.
        var outcome = await placer.CatchUpAsync(budget).ConfigureAwait(false);
        return outcome ?? (isClear ? null : NotDone("delete", name, found));
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
