using AssetCore.Format.Frames;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Verification;

/// <summary>
/// Walks a whole log and tells what is in it and where it breaks. Reads only; may run beside a writer, whose newest
/// batches it then may or may not see. Any thread.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
public sealed class ChainVerifier(ILogStore store, WorldId world)
{
    /// <summary>Bytes between two reports of progress: about 300 a second at full speed.</summary>
    private const long ProgressBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Verifies every frame: checksums, hashes, chain, numbering, and what the caller checks beside it; and that the
    /// log holds what the manifest knows of, and nothing behind its end. The log of a fork is verified from its own
    /// first batch on.
    /// </summary>
    /// <param name="check">
    /// Looks at each batch in order, for example by replaying it, and answers why it does not fit, or null. What it
    /// throws comes out of the verification. The frame's bytes are of no use after the call.
    /// </param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <exception cref="StorageUnavailableException">The store did not answer; says nothing about the log.</exception>
    public async ValueTask<ChainReport> VerifyAsync(
        Func<BatchFrame, string?>? check, IProgress<ChainProgress>? progress, CancellationToken cancellationToken)
    {
        var reads = new StoreReads(store, world, TimeProvider.System, CallTimeout);
        var total = progress is null ? 0 : await TotalAsync(reads, cancellationToken).ConfigureAwait(false);
        var tally = new Tally(progress, total);
        var tornBytes = 0L;
        ChainFault? fault;
        try
        {
            var manifest = await new ManifestStore(store, world, TimeProvider.System, CallTimeout)
                .LookAsync(cancellationToken)
                .ConfigureAwait(false);
            (fault, tornBytes) = await WalkAsync(reads, manifest, check, tally, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (LogCorruptException broken)
        {
            fault = new ChainFault(broken.Blob, broken.Offset, tally.Head.Batch, broken.Reason);
        }

        tally.Tell();
        return tally.Report(world, tornBytes, fault);
    }

    /// <summary>
    /// Walks to the end, and on while segments of later batches are there: a writer began them meanwhile, or something
    /// between is missing.
    /// </summary>
    private async ValueTask<(ChainFault? Fault, long TornBytes)> WalkAsync(
        StoreReads reads,
        WorldManifest? manifest,
        Func<BatchFrame, string?>? check,
        Tally tally,
        CancellationToken cancellationToken)
    {
        var from = LogPosition.Origin(manifest);
        var bound = new BoundCheck(manifest?.Bound ?? DurableBound.None);
        bound.Begin(from.Tip.Head);
        tally.Head = from.Tip.Head;
        for (var last = BatchNumber.None; ;)
        {
            var walker = new FrameWalker(reads, from, FrameFilter.All, FrameLifetime.UntilNext);
            while (await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
                if (FaultOf(walker, tally.Head, bound, check) is { } fault) return (fault, 0);
                tally.Count(walker);
            }

            var end = walker.Position;
            if (last != BatchNumber.None && end == from)
                return (At(end, $"the log ends here, but the segment of batch {last} is there"), 0);
            var segments = await LogListing.ReadAsync(reads, cancellationToken).ConfigureAwait(false);
            last = segments.Count == 0 ? BatchNumber.None : segments.Keys.Last();
            from = end;
            if (last > end.Tip.Head.Batch.Next) continue;
            var reason = bound.FaultAtEnd(end.Tip.Head)
                ?? await SettledEnd.FaultOfAsync(reads, end, cancellationToken).ConfigureAwait(false);
            return (reason is null ? null : At(end, reason), walker.TornBytes);
        }
    }

    private ChainFault At(in LogPosition position, string reason) => new(
        BlobName.Segment(world, position.Segment).Value, position.Offset, position.Tip.Head.Batch, reason);

    private static ChainFault? FaultOf(
        FrameWalker walker, in LogHead before, BoundCheck bound, Func<BatchFrame, string?>? check)
    {
        var reason = bound.FaultAfter(walker.Position.Tip.Head);
        if (walker.Header.Kind == FrameKind.Batch) reason ??= check?.Invoke(walker.Current);
        if (reason is null) return null;
        var name = BlobName.Segment(walker.Header.World, walker.Position.Segment);
        return new ChainFault(name.Value, walker.Position.Offset - walker.Header.FrameBytes, before.Batch, reason);
    }

    private static async ValueTask<long> TotalAsync(StoreReads reads, CancellationToken cancellationToken) =>
        (await LogListing.ReadAsync(reads, cancellationToken).ConfigureAwait(false)).Values.Sum();

    private sealed class Tally(IProgress<ChainProgress>? progress, long bytesTotal)
    {
        private int _segments;
        private long _batches;
        private long _commits;
        private long _bytes;
        private long _epochs;
        private long _told;
        private BatchNumber _segment;

        public LogHead Head { get; set; }

        public void Count(FrameWalker walker)
        {
            if (walker.Position.Segment != _segment) _segments++;
            _segment = walker.Position.Segment;
            if (walker.Header.Kind == FrameKind.Batch) _batches++;
            if (walker.Header.StartsEpoch) _epochs++;
            _commits += walker.Header.CommitCount;
            _bytes += walker.Frame.Length;
            Head = walker.Position.Tip.Head;
            if (_bytes - _told >= ProgressBytes) Tell();
        }

        public void Tell()
        {
            _told = _bytes;
            progress?.Report(new ChainProgress(Head.Batch, _bytes, bytesTotal));
        }

        public ChainReport Report(WorldId world, long tornBytes, ChainFault? fault) => new()
        {
            World = world,
            Segments = _segments,
            Batches = _batches,
            Commits = _commits,
            Bytes = _bytes,
            Epochs = _epochs,
            Head = Head,
            TornBytes = tornBytes,
            Fault = fault,
        };
    }
}
