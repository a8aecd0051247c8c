using System.Collections.Immutable;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>
/// Puts one frame at the end of the log and finds out what became of it: <c>docs/formats/segment.md</c>. Holds the
/// writer's place in the
/// log. One caller at a time.
/// </summary>
/// <remarks>
/// A conditional append can be lost, can land with its answer lost, and can be answered "position not met" by our own
/// earlier success. So the same bytes are sent again at the same position, and whatever stands at that position is
/// read back: it is ours, or another writer's, or nothing. Once any frame stands there, no late request of ours can
/// land any more; as long as nothing does, a request without an answer keeps the position disputed.
/// </remarks>
internal sealed class FramePlacer(
    ILogStore store, WorldId world, WorldLogOptions options, WriterClaim claim, TimeProvider time, LogPosition position)
{
    /// <summary>
    /// Bytes of other writers' frames that are taken in at once. A writer that is further behind takes the rest at its
    /// next append, so that its memory is bounded.
    /// </summary>
    private const long LandedBytesMax = 64L * 1024 * 1024;

    private readonly StoreReads _reads = new(store, world, time, options.StoreCallTimeout);

    /// <summary>The end of the log, as far as this writer knows.</summary>
    public LogPosition Position { get; set; } = position;

    /// <summary>The epoch that this writer's next frame carries.</summary>
    public Epoch Epoch => claim.EpochAfter(Position.Tip.Head);

    /// <summary>True once a frame of this writer's epoch is durable: no lower epoch can append any more.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The fields that every frame of this writer has at its present place.</summary>
    public FrameHeader Fields(FrameKind kind) => new()
    {
        Kind = kind,
        Flags = HasBegun ? FrameFlags.None : FrameFlags.StartsEpoch,
        World = world,
        Epoch = Epoch,
        Nonce = claim.Nonce,
        PreviousHash = Position.Tip.Head.Hash,
    };

    /// <summary>Appends the frame at <see cref="Position"/>.</summary>
    /// <returns>
    /// What became of it; null if only seals of an earlier writer stood there, or the segment was cut off, and the
    /// frame must be made anew.
    /// </returns>
    public async ValueTask<AppendOutcome?> PlaceAsync(BatchFrame frame, AppendBudget budget)
    {
        var name = BlobName.Segment(world, Position.Segment);
        var offset = Position.Offset;
        var isDisputed = false;
        for (var attempt = 1; ; attempt++)
        {
            StoreResult result;
            using (var call = budget.Call())
                result = await store.AppendAsync(name, offset, frame.Frame, call.Token).ConfigureAwait(false);

            switch (result.Status)
            {
                case StoreStatus.Done:
                    return Landed(frame) with { WasSentOnce = attempt == 1 };
                case StoreStatus.Refused when !isDisputed:
                    return new AppendOutcome.Refused(Detail(result));
                case StoreStatus.NotFound:
                    // Who slept for long finds its segment rewritten as a pack: another writer's frames tell.
                    if (await ReadBackAsync(frame, result, budget).ConfigureAwait(false) is { } packed)
                        return packed.Outcome;
                    if (offset > 0 || isDisputed) break;
                    Position = Position with { Stage = SegmentStage.Missing };
                    return null;
                case StoreStatus.Refused:
                    break;
                case StoreStatus.Unknown or StoreStatus.PreconditionFailed or StoreStatus.Sealed:
                    // "Position not met" and "sealed" may be said of our own earlier success: only a read-back tells.
                    isDisputed = true;
                    if (await ReadBackAsync(frame, result, budget).ConfigureAwait(false) is { } found)
                        return found.Outcome;
                    break;
                default:
                    throw new InvalidOperationException($"A store answered an append with {result.Status}.");
            }

            if (await budget.PauseAsync().ConfigureAwait(false)) continue;
            return isDisputed ? new AppendOutcome.Disputed(Detail(result)) : new AppendOutcome.Refused(Detail(result));
        }
    }

    private static string Detail(StoreResult result) => result.Detail ?? $"the store answered {result.Status}";

    private AppendOutcome.Durable Landed(BatchFrame frame)
    {
        Position = new LogPosition(
            Position.Segment,
            Position.Offset + frame.Frame.Length,
            Position.Frames + 1,
            frame.Header.Kind == FrameKind.Seal ? SegmentStage.Ended : SegmentStage.Open,
            ChainTip.Of(frame.Header, FrameHash.Of(frame.Frame.Span)));
        HasBegun = true;
        return new AppendOutcome.Durable(frame with
        {
            Place = new FramePlace(
                Position.Segment, Position.Offset, Position.Frames, Position.Tip.Head.Hash),
        });
    }

    /// <summary>What stands at our position; null if that is nothing, or cannot be read now.</summary>
    private async ValueTask<Finding?> ReadBackAsync(BatchFrame ours, StoreResult answer, AppendBudget budget)
    {
        using var rest = budget.Rest();
        var walker = new FrameWalker(_reads, Position, FrameFilter.All);
        try
        {
            if (!await walker.MoveNextAsync(rest.Token).ConfigureAwait(false))
            {
                return answer.Status == StoreStatus.Sealed
                    ? new Finding(await StepOverCutAsync(budget).ConfigureAwait(false))
                    : null;
            }

            if (walker.Frame.Span.SequenceEqual(ours.Frame.Span)) return new Finding(Landed(ours));
            return await TakeInAsync(walker, rest.Token).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>
    /// Takes in what other writers have appended behind <see cref="Position"/>, or as much of it as memory allows.
    /// </summary>
    /// <returns>Null if there was nothing but seals; otherwise what the append has come to.</returns>
    public async ValueTask<AppendOutcome?> CatchUpAsync(AppendBudget budget)
    {
        using var rest = budget.Rest();
        var walker = new FrameWalker(_reads, Position, FrameFilter.All);
        try
        {
            if (await walker.MoveNextAsync(rest.Token).ConfigureAwait(false))
                return (await TakeInAsync(walker, rest.Token).ConfigureAwait(false)).Outcome;
            Position = walker.Position;
            return null;
        }
        catch (StorageUnavailableException failure)
        {
            return new AppendOutcome.Refused(failure.Message);
        }
        catch (OperationCanceledException)
        {
            return new AppendOutcome.Refused("no time was left to read what others appended");
        }
    }

    /// <summary>
    /// The segment was sealed here without a seal frame: a writer that takes over has cut it off, or one that gave up
    /// taking over did so late. The first is the manifest's to tell; after the second the log goes on in the next
    /// segment, with an epoch of its own.
    /// </summary>
    private async ValueTask<AppendOutcome?> StepOverCutAsync(AppendBudget budget)
    {
        if (Position.Offset == 0)
        {
            var name = BlobName.Segment(world, Position.Segment);
            throw new LogCorruptException(world, name.Value, 0, "it is sealed before anything was written");
        }

        if (await claim.ConfirmAsync(Position.Tip.Head, budget).ConfigureAwait(false) is { } outcome) return outcome;
        Position = Position with { Stage = SegmentStage.Cut };
        if (HasBegun) claim.Release();
        HasBegun = false;
        return null;
    }

    private ValueTask<AppendOutcome.Fenced> FenceAsync(FrameWalker walker, CancellationToken cancellationToken) =>
        claim.FenceAsync(Position.Tip.Head, walker.Header.Epoch, cancellationToken);

    /// <summary>
    /// Frames of another writer stand at our position: takes them in, or finds that it has taken over.
    /// </summary>
    private async ValueTask<Finding> TakeInAsync(FrameWalker walker, CancellationToken cancellationToken)
    {
        var landed = ImmutableArray.CreateBuilder<BatchFrame>();
        var bytes = 0L;
        do
        {
            if (walker.Header.Nonce == claim.Nonce)
                throw new InvalidOperationException($"World {world} holds a frame of this writer that it never placed");
            if (walker.Header.Epoch.CompareTo(Epoch) >= 0)
                return new Finding(await FenceAsync(walker, cancellationToken).ConfigureAwait(false));
            if (walker.Header.Kind == FrameKind.Batch) landed.Add(walker.Current);
            bytes += walker.Frame.Length;
        }
        while (bytes < LandedBytesMax && await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false));

        Position = walker.Position;
        return new Finding(landed.Count == 0 ? null : new AppendOutcome.Behind(landed.ToImmutable()));
    }

    /// <summary>What a read-back settled. No outcome means that the frame must be made anew for a new place.</summary>
    private sealed record Finding(AppendOutcome? Outcome);
}
