using System.Runtime.CompilerServices;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Packing;

/// <summary>
/// Reads a sealed segment frame by frame and verifies all that can be told of it alone: each header and payload, the
/// chain between them, that it begins with the batch of its name and ends with the batch before the next segment's.
/// </summary>
/// <param name="reads">The store.</param>
/// <param name="segment">Its first batch.</param>
/// <param name="next">The first batch of the segment that follows.</param>
/// <param name="length">Its bytes.</param>
internal sealed class SegmentScan(StoreReads reads, BatchNumber segment, BatchNumber next, long length)
{
    private readonly ChunkSource _chunks = new(reads, BlobName.Segment(reads.World, segment), 0);
    private ChainTip _tip = ChainTip.Unknown;
    private long _offset;

    /// <summary>Its frames in order: views that stay valid.</summary>
    /// <exception cref="LogCorruptException">It does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> FramesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (_offset < length)
        {
            var status = FrameReader.Read(_chunks.Unread.Span, out var header);
            if (status == FrameStatus.Whole)
            {
                yield return Take(header);
                continue;
            }

            if (status != FrameStatus.Incomplete) throw Corrupt(FrameFault.Describe(status, _chunks.Unread.Span));
            if (_chunks.Unread.Length >= FrameHeader.Bytes) _chunks.Expect(header.FrameBytes);
            if (!await _chunks.FillAsync(cancellationToken).ConfigureAwait(false))
                throw Corrupt(FrameFault.Describe(status, _chunks.Unread.Span));
        }

        if (_offset != length) throw Corrupt($"the segment was sealed at byte {length}");
        if (_tip.Head.Batch.Next != next)
            throw Corrupt($"the segment ends with batch {_tip.Head.Batch}, the next one begins with batch {next}");
    }

    private ReadOnlyMemory<byte> Take(in FrameHeader header)
    {
        var fault = _tip.FaultOf(reads.World, header);
        if (!_tip.IsKnown && (header.Kind != FrameKind.Batch || header.Batch != segment))
            fault ??= $"a segment of this name begins with batch {segment}";
        if (fault is not null) throw Corrupt(fault);
        var frame = _chunks.Unread[..header.FrameBytes];
        _tip = ChainTip.Of(header, FrameHash.Of(frame.Span));
        _chunks.Advance(header.FrameBytes);
        _offset += header.FrameBytes;
        return frame;
    }

    private LogCorruptException Corrupt(string reason) => new(reads.World, _chunks.Name.Value, _offset, reason);
}
