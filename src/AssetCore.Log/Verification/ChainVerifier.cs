using AssetCore.Format.Frames;
using AssetCore.Ids;
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
    /// Verifies every frame: checksums, hashes, chain, numbering, and what the caller checks beside it.
    /// </summary>
    /// <param name="check">
    /// Looks at each batch in order, for example by replaying it, and answers why it does not fit, or null. What it
    /// throws comes out of the verification.
    /// </param>
    /// <param name="progress">Told now and then, and at the end.</param>
    /// <param name="cancellationToken">Ends the verification.</param>
    /// <exception cref="StorageUnavailableException">The store did not answer; says nothing about the log.</exception>
    public async ValueTask<ChainReport> VerifyAsync(
        Func<BatchFrame, string?>? check, IProgress<ChainProgress>? progress, CancellationToken cancellationToken)
    {
        var reads = new StoreReads(store, world, TimeProvider.System, CallTimeout);
        var walker = new FrameWalker(reads, LogPosition.Start, FrameFilter.All);
        var total = progress is null ? 0 : await TotalAsync(cancellationToken).ConfigureAwait(false);
        var tally = new Tally(progress, total);
        ChainFault? fault = null;
        try
        {
            while (fault is null)
            {
                var before = walker.Position;
                if (!await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false)) break;
                fault = FaultOf(walker, before, check);
                if (fault is null) tally.Count(walker);
            }
        }
        catch (LogCorruptException broken)
        {
            fault = new ChainFault(broken.Blob, broken.Offset, tally.Head.Batch, broken.Reason);
        }

        tally.Tell();
        return tally.Report(world, walker.TornBytes, fault);
    }

    private static ChainFault? FaultOf(FrameWalker walker, in LogPosition before, Func<BatchFrame, string?>? check)
    {
        if (walker.Header.Kind != FrameKind.Batch || check?.Invoke(walker.Current) is not { } reason) return null;
        var name = BlobName.Segment(walker.Header.World, walker.Position.Segment);
        return new ChainFault(
            name.Value, walker.Position.Offset - walker.Header.FrameBytes, before.Tip.Head.Batch, reason);
    }

    private async ValueTask<long> TotalAsync(CancellationToken cancellationToken)
    {
        var total = 0L;
        try
        {
            var listing = store.ListAsync(BlobName.LogPrefix(world), cancellationToken);
            await foreach (var blob in listing.ConfigureAwait(false))
            {
                if (BlobName.TryParseSegment(blob.Name, world, out _)) total += blob.Length;
            }
        }
        catch (IOException failure)
        {
            throw new StorageUnavailableException(world, "list the segments", failure.Message);
        }

        return total;
    }

    private sealed class Tally(IProgress<ChainProgress>? progress, long bytesTotal)
    {
        private int _segments;
        private long _batches;
        private long _commits;
        private long _bytes;
        private long _epochs;
        private long _told;
        private BatchNumber _segment;

        public LogHead Head { get; private set; }

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
