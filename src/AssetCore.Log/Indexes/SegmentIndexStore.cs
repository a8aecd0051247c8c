using AssetCore.Format;
using AssetCore.Format.Frames;
using AssetCore.Format.Indexes;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Indexes;

/// <summary>
/// The indexes of one world's sealed segments, of one version, and reading batches by them. Those of other versions
/// stand beside them and are neither read nor touched. Any thread.
/// </summary>
/// <param name="store">Where they are.</param>
/// <param name="world">Whose.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="callTimeout">How long one call to the store may take.</param>
/// <param name="version">The version.</param>
public sealed class SegmentIndexStore(
    ILogStore store,
    WorldId world,
    TimeProvider time,
    TimeSpan callTimeout,
    byte version = SegmentIndexHead.Version)
{
    private readonly StoreReads _reads = new(store, world, time, callTimeout);

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The segments of the world, in order, by their first batch; the last one is not sealed.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<IReadOnlyList<BatchNumber>> ListSegmentsAsync(CancellationToken cancellationToken)
    {
        var segments = await LogListing.ReadAsync(_reads, cancellationToken).ConfigureAwait(false);
        return [.. segments.Keys];
    }

    /// <summary>The head of an index; null if there is none of this version that verifies.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<SegmentIndexHead?> ReadHeadAsync(BatchNumber segment, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(segment, SegmentIndexHead.Bytes, cancellationToken).ConfigureAwait(false);
        return Try(segment, () => SegmentIndexCodec.DecodeHead(bytes.Span, version), static head => head);
    }

    /// <summary>A whole index; null if there is none of this version that verifies.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<SegmentIndex?> ReadAsync(SegmentIndexHead head, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(head);
        var bytes = await ReadAsync(head.Segment, SegmentIndexHead.Bytes + head.BodyBytes + 1, cancellationToken)
            .ConfigureAwait(false);
        return Try(head.Segment, () => SegmentIndexCodec.Decode(bytes, version), static index => index.Head);
    }

    /// <summary>Keeps an index, unless there is one.</summary>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask PutAsync(
        BatchNumber segment, ReadOnlyMemory<byte> index, CancellationToken cancellationToken)
    {
        var name = BlobName.Index(World, segment, version);
        using var budget = new CallBudget(time, callTimeout, cancellationToken);
        var result = await store.PutAsync(name, index, PutCondition.IfAbsent, budget.Token).ConfigureAwait(false);
        if (result.Status is StoreStatus.Done or StoreStatus.AlreadyExists) return;
        cancellationToken.ThrowIfCancellationRequested();
        throw new StorageUnavailableException(
            World, $"write {name}", result.Detail ?? $"the store answered {result.Status}");
    }

    /// <summary>Deletes an index that does not verify, so that it is built anew; nothing if it is not there.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask DeleteAsync(BatchNumber segment, CancellationToken cancellationToken)
    {
        var name = BlobName.Index(World, segment, version);
        await _reads
            .CallAsync($"delete {name}", token => store.DeleteAsync(name, token), cancellationToken)
            .ConfigureAwait(false);
    }

    /// <summary>Reads neighbouring batches of a segment with one read, each verified by itself.</summary>
    /// <param name="index">The index of the segment.</param>
    /// <param name="first">The first batch's place in the segment, from 0.</param>
    /// <param name="count">Batches, 1 or more.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">What stands there is not the batch that the index tells.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<List<BatchFrame>> ReadBatchesAsync(
        SegmentIndex index, int first, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(index);
        var name = BlobName.Segment(World, index.Head.Segment);
        var from = index.OffsetOf(first);
        var bytes = new byte[index.OffsetOf(first + count) - from];
        var (found, result) = await _reads
            .ReadEitherAsync(name, from, bytes, cancellationToken)
            .ConfigureAwait(false);
        if (result.Count != bytes.Length)
            throw new LogCorruptException(World, found.Value, from, "the segment ends before its index says");
        var frames = new List<BatchFrame>(count);
        for (var i = 0; i < count; i++)
        {
            var offset = index.OffsetOf(first + i);
            var frame = bytes.AsMemory((int)(offset - from), (int)(index.OffsetOf(first + i + 1) - offset));
            var status = FrameReader.Read(frame.Span, out var header);
            var isIt = status == FrameStatus.Whole
                && header.World == World
                && header.Batch.Value == index.Head.Segment.Value + first + i
                && header.FrameBytes == frame.Length;
            if (!isIt) throw new LogCorruptException(World, found.Value, offset, "no batch stands where the index says");
            frames.Add(new BatchFrame(header, frame));
        }

        return frames;
    }

    // An index is made from the segment, so one that does not verify is as good as none.
    private T? Try<T>(BatchNumber segment, Func<T> decode, Func<T, SegmentIndexHead> headOf)
        where T : class
    {
        try
        {
            var decoded = decode();
            var head = headOf(decoded);
            return head.World == World && head.Segment == segment ? decoded : null;
        }
        catch (FormatFaultException)
        {
            return null;
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadAsync(
        BatchNumber segment, int bytes, CancellationToken cancellationToken)
    {
        var buffer = new byte[bytes];
        var result = await _reads
            .ReadAsync(BlobName.Index(World, segment, version), 0, buffer, cancellationToken)
            .ConfigureAwait(false);
        return buffer.AsMemory(0, result.Count);
    }
}
