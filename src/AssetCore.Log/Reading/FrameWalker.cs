using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Walks a log frame by frame from a position to its end, across segments, verifying header, payload and chain. One
/// caller at a time.
/// </summary>
/// <param name="reads">The store.</param>
/// <param name="start">Where to begin.</param>
/// <param name="filter">Whose payloads are to be verified.</param>
/// <param name="lifetime">How long a frame is looked at.</param>
internal sealed class FrameWalker(
    StoreReads reads, LogPosition start, FrameFilter filter, FrameLifetime lifetime = FrameLifetime.Kept)
{
    private readonly WorldId _world = reads.World;
    private ChunkSource _chunks = new(reads, BlobName.Segment(reads.World, start.Segment), start.Offset, lifetime);
    private LogPosition _position = start;

    /// <summary>The place after the last frame that was taken.</summary>
    public LogPosition Position => _position;

    /// <summary>The header of the current frame.</summary>
    public FrameHeader Header { get; private set; }

    /// <summary>The current frame.</summary>
    public ReadOnlyMemory<byte> Frame { get; private set; }

    /// <summary>True if the current frame is one of those that the filter wants.</summary>
    public bool IsWanted { get; private set; }

    /// <summary>Once the walk has ended: bytes of a torn frame at the end of a file, otherwise 0.</summary>
    public long TornBytes { get; private set; }

    /// <summary>The current frame as readers get it.</summary>
    public BatchFrame Current => new(Header, Frame)
    {
        Place = new FramePlace(_position.Segment, _position.Offset, _position.Frames, _position.Tip.Head.Hash),
    };

    /// <summary>Takes the next frame, a batch or a seal; false at the end of what is durable.</summary>
    /// <exception cref="LogCorruptException">A complete frame does not verify, or does not fit the chain.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) =>
        TryTake(out var status) ? new(true) : MoveOnAsync(status, cancellationToken);

    private bool TryTake(out FrameStatus status)
    {
        status = FrameStatus.Incomplete;
        if (_position.Stage == SegmentStage.Ended) return false;
        var unread = _chunks.Unread.Span;
        status = FrameReader.ReadHeader(unread, out var header);
        if (status != FrameStatus.Whole) return false;
        if (unread.Length < header.FrameBytes)
        {
            _chunks.Expect(header.FrameBytes);
            status = FrameStatus.Incomplete;
            return false;
        }

        ThrowIfMisplaced(header);
        var frame = unread[..header.FrameBytes];
        IsWanted = filter.Wants(header);

        // The last frame of a file may be torn, so what may be the last is always verified; of the others, those
        // wanted.
        var mayBeLast = unread.Length == header.FrameBytes;
        if (IsWanted || mayBeLast) status = FrameReader.CheckPayload(frame, header);
        if (status != FrameStatus.Whole) return false;

        Take(header, FrameHash.Of(frame));
        return true;
    }

    private void Take(in FrameHeader header, Hash256 hash)
    {
        Header = header;
        Frame = _chunks.Unread[..header.FrameBytes];
        _chunks.Advance(header.FrameBytes);
        _position = new LogPosition(
            _position.Segment,
            _position.Offset + header.FrameBytes,
            _position.Frames + 1,
            header.Kind == FrameKind.Seal ? SegmentStage.Ended : SegmentStage.Open,
            ChainTip.Of(header, hash));
    }

    private async ValueTask<bool> MoveOnAsync(FrameStatus status, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_position.Stage == SegmentStage.Ended)
            {
                if (!await EnterNextSegmentAsync(cancellationToken).ConfigureAwait(false)) return false;
            }
            else if (status != FrameStatus.Incomplete)
            {
                await ThrowUnlessTornAsync(status, cancellationToken).ConfigureAwait(false);
                return false;
            }
            else if (!await _chunks.FillAsync(cancellationToken).ConfigureAwait(false)
                && !await PassEndAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            if (TryTake(out status)) return true;
        }
    }

    /// <summary>
    /// After a seal: nothing may follow it, and the next segment begins with the next batch, if it exists.
    /// </summary>
    private async ValueTask<bool> EnterNextSegmentAsync(CancellationToken cancellationToken)
    {
        if (!_chunks.Unread.IsEmpty || await _chunks.FillAsync(cancellationToken).ConfigureAwait(false))
            throw Corrupt("bytes follow the seal of the segment");
        var next = _position.Tip.Head.Batch.Next;
        _chunks.Enter(BlobName.Segment(_world, next));
        if (!await _chunks.FillAsync(cancellationToken).ConfigureAwait(false) && _chunks.IsMissing)
        {
            _chunks.Enter(BlobName.Segment(_world, _position.Segment), _position.Offset);
            return false;
        }

        _position = new LogPosition(next, 0, 0, SegmentStage.Open, _position.Tip);
        return true;
    }

    /// <summary>
    /// No more bytes: the end of the log, or the end inside a frame, or of a segment that was cut off. True if there is
    /// more to read.
    /// </summary>
    private async ValueTask<bool> PassEndAsync(CancellationToken cancellationToken)
    {
        if (_chunks.IsMissing)
        {
            if (_position.Offset > 0) throw Corrupt("the segment is gone");
            _position = _position with { Stage = SegmentStage.Missing };
            return false;
        }

        _position = _position with { Stage = SegmentStage.Open };
        if (_chunks.Unread.IsEmpty) return await PassCutAsync(cancellationToken).ConfigureAwait(false);
        await ThrowUnlessTornAsync(FrameStatus.Incomplete, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>
    /// A segment that has no seal frame is the last one, unless a writer that took over cut it off: then the next one
    /// exists, and nothing can be added to this one any more.
    /// </summary>
    private async ValueTask<bool> PassCutAsync(CancellationToken cancellationToken)
    {
        var next = _position.Tip.Head.Batch.Next;
        if (!_position.Tip.IsKnown || next <= _position.Segment) return false;
        var ahead = new ChunkSource(reads, BlobName.Segment(_world, next), 0, lifetime);
        if (!await ahead.FillAsync(cancellationToken).ConfigureAwait(false) && ahead.IsMissing)
        {
            var cut = await SettledEnd.FaultOfAsync(reads, _position, cancellationToken).ConfigureAwait(false);
            return cut is null ? false : throw Corrupt(cut);
        }

        // What came into this segment before it was sealed, a seal frame above all, has to be read first.
        _chunks.Enter(BlobName.Segment(_world, _position.Segment), _position.Offset);
        if (await _chunks.FillAsync(cancellationToken).ConfigureAwait(false)) return true;
        if (_chunks.IsMissing) throw Corrupt("the segment is gone");
        _chunks = ahead;
        _position = new LogPosition(next, 0, 0, SegmentStage.Open, _position.Tip);
        return !ahead.Unread.IsEmpty;
    }

    private async ValueTask ThrowUnlessTornAsync(FrameStatus status, CancellationToken cancellationToken)
    {
        var reason = FrameFault.Describe(status, _chunks.Unread.Span);
        if (reads.Store is not ITearableLogStore store) throw Corrupt(reason);
        var settled = await reads
            .CallAsync($"stat {_chunks.Name}", token => store.StatSettledAsync(_chunks.Name, token), cancellationToken)
            .ConfigureAwait(false);
        if (_position.Offset < settled.Length) throw Corrupt(reason);

        // A torn frame is the last append there was, so all of it and all that follows it fits into one append.
        while (_chunks.Unread.Length <= LogStoreLimits.AppendBytesMax
            && await _chunks.FillAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        if (!TornTail.IsTorn(_chunks.Unread.Span, _position.Offset)) throw Corrupt(reason);
        TornBytes = _chunks.Unread.Length;
    }

    private void ThrowIfMisplaced(in FrameHeader header)
    {
        var fault = _position.Tip.FaultOf(_world, header);
        if (_position.Offset == 0) fault ??= FaultOfFirst(header);
        if (fault is not null) throw Corrupt(fault);
    }

    private string? FaultOfFirst(in FrameHeader header)
    {
        if (header.Kind != FrameKind.Batch || header.Batch != _position.Segment)
            return $"a segment of this name begins with batch {_position.Segment}";
        var follows = _position.Tip is { IsKnown: true, IsSeal: false } tip && tip.Head.Batch > BatchNumber.None;
        return follows && !header.StartsEpoch
            ? "the segment before has no seal, and no writer took over here"
            : null;
    }

    private LogCorruptException Corrupt(string reason) => new(_world, _chunks.Name.Value, _position.Offset, reason);
}
