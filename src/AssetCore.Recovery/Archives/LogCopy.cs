using AssetCore.Format.Archives;
using AssetCore.Format.Frames;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>
/// Copies the frames of a log into an archive, segment by segment. The reader verifies batches; the seals between them
/// are read as bytes and held against the frame that follows, which names them. Used once.
/// </summary>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose.</param>
/// <param name="bound">The last frame that the manifest knows to be durable.</param>
/// <param name="archive">Where it goes.</param>
/// <param name="progress">Hears the bytes that were copied.</param>
internal sealed class LogCopy(
    ILogStore store, WorldId world, DurableBound bound, ArchiveOutput archive, IProgress<long>? progress)
{
    private const long ProgressBytes = 4 * 1024 * 1024;

    private readonly BlobReads _reads = new(store, world);
    private long _told;
    private bool _isBoundMet = bound.Batch == BatchNumber.None;

    /// <summary>Copies every batch that ends at or below a sequence number.</summary>
    /// <param name="at">The sequence number; null for all that is durable now.</param>
    /// <param name="start">Where the log of a fork begins; null for any other.</param>
    /// <param name="cancellationToken">Ends the copying.</param>
    /// <returns>The place behind the last batch; null if there is none.</returns>
    public async ValueTask<LogStart?> RunAsync(WorldSeq? at, LogStart? start, CancellationToken cancellationToken)
    {
        var stop = await FindStopAsync(cancellationToken).ConfigureAwait(false);
        var reader = new WorldLogReader(store, world);
        var frames = start is null
            ? reader.ReadAsync(BatchNumber.None.Next, cancellationToken)
            : reader.ReadAsync(start, cancellationToken);
        var last = start;
        if (start is not null) Meet(start.Head.Batch, start.Head.Hash);
        await foreach (var frame in frames.ConfigureAwait(false))
        {
            if (frame.Header.LastWorldSeq > at) return last;
            var isNew = last is null || last.Segment != frame.After!.Segment || last.Offset == 0;
            if (isNew) await EnterAsync(last, frame, cancellationToken).ConfigureAwait(false);
            await archive.AddAsync(frame.Frame, cancellationToken).ConfigureAwait(false);
            last = frame.After!;
            ThrowIfAnother(last);
            Tell();
            if (at is null && IsBehind(last, stop)) return last;
        }

        if (at is null || last?.Head.WorldSeq < at) await ThrowIfShortAsync(last, cancellationToken).ConfigureAwait(false);
        return last;
    }

    /// <summary>The end of the log by its names: so that a busy writer does not make an export endless.</summary>
    private async ValueTask<(BatchNumber Segment, long Length)> FindStopAsync(CancellationToken cancellationToken)
    {
        var stop = (Segment: BatchNumber.None, Length: 0L);
        try
        {
            var listing = store.ListAsync(BlobName.LogPrefix(world), cancellationToken);
            await foreach (var blob in listing.ConfigureAwait(false))
            {
                if ((BlobName.TryParseSegment(blob.Name, world, out var first)
                    || BlobName.TryParsePack(blob.Name, world, out first)) && first >= stop.Segment)
                    stop = (first, blob.Length);
            }
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException(world, "list the segments", exception.Message);
        }

        return stop;
    }

    // A listing may be a moment old: what the manifest knows of goes in as well.
    private bool IsBehind(LogStart last, (BatchNumber Segment, long Length) stop) =>
        _isBoundMet && (last.Segment > stop.Segment || (last.Segment == stop.Segment && last.Offset >= stop.Length));

    private async ValueTask EnterAsync(LogStart? last, BatchFrame frame, CancellationToken cancellationToken)
    {
        var follows = last is { Offset: > 0 };
        if (follows && frame.Header.PreviousHash != last!.Head.Hash)
        {
            var seal = await ReadSealAsync(last, frame.Header, cancellationToken).ConfigureAwait(false);
            await archive.AddAsync(seal, cancellationToken).ConfigureAwait(false);
        }

        archive.Begin(new ArchiveBlob.Segment(frame.After!.Segment));
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadSealAsync(
        LogStart last, FrameHeader next, CancellationToken cancellationToken)
    {
        var seal = new byte[FrameHeader.Bytes];
        var count = await _reads
            .ReadSegmentAsync(last.Segment, last.Offset, seal, cancellationToken)
            .ConfigureAwait(false);
        if (count != seal.Length || FrameHash.Of(seal) != next.PreviousHash)
            throw Corrupt(last, $"the seal {next.PreviousHash} is not here, which the next segment names");
        Meet(last.Head.Batch, next.PreviousHash);
        return seal;
    }

    private void Meet(BatchNumber batch, Hash256 hash) => _isBoundMet |= batch == bound.Batch && hash == bound.Hash;

    private void ThrowIfAnother(LogStart last)
    {
        if (last.Head.Batch > bound.Batch && !_isBoundMet)
            throw Corrupt(last, $"the manifest knows of a frame {bound.Hash} of batch {bound.Batch}, which is not here");
        Meet(last.Head.Batch, last.Head.Hash);
    }

    /// <summary>The log ends here: it must reach what the manifest knows of, be that the seal behind the last
    /// batch.</summary>
    private async ValueTask ThrowIfShortAsync(LogStart? last, CancellationToken cancellationToken)
    {
        if (_isBoundMet) return;
        if (last is { Offset: > 0 } && last.Head.Batch == bound.Batch)
        {
            var seal = new byte[FrameHeader.Bytes];
            var count = await _reads
                .ReadSegmentAsync(last.Segment, last.Offset, seal, cancellationToken)
                .ConfigureAwait(false);
            if (count == seal.Length && FrameHash.Of(seal) == bound.Hash) return;
        }

        var place = last?.Head.Batch ?? BatchNumber.None;
        var name = BlobName.Segment(world, last?.Segment ?? BatchNumber.None.Next).Value;
        throw new LogCorruptException(
            world, name, last?.Offset ?? 0, $"the log ends after batch {place}, the manifest knows of {bound.Batch}");
    }

    private LogCorruptException Corrupt(LogStart at, string reason) =>
        new(world, BlobName.Segment(world, at.Segment).Value, at.Offset, reason);

    private void Tell()
    {
        if (archive.LogBytes - _told < ProgressBytes) return;
        _told = archive.LogBytes;
        progress?.Report(_told);
    }
}
