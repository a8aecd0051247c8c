using System.Collections.Immutable;
using System.Security.Cryptography;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Packing;

/// <summary>
/// Rewrites the sealed segments of one world as packs: the same bytes at the same offsets, in few large blocks. Needs
/// no right to write; safe beside the writer, readers and other packers, safe to repeat, and a crash anywhere leaves
/// nothing that the next pass does not finish. One caller at a time.
/// </summary>
/// <remarks>
/// A pack counts only once this very process has verified the segment frame by frame, read the pack back whole and
/// found the same SHA-256. Packs are never replaced nor deleted here: one that is not what it should be stops the
/// packing of its segment, which then stays.
/// </remarks>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
/// <param name="options">How; unchanged from now on.</param>
/// <param name="time">The clock of timeouts, pauses and ages.</param>
public sealed class SegmentPacker(ILogStore store, WorldId world, PackOptions options, TimeProvider time)
{
    /// <summary>Bytes of one read when a pack is read back.</summary>
    private const int ReadBytes = 4 * 1024 * 1024;

    /// <summary>What a timer can tell apart.</summary>
    private static readonly TimeSpan s_leastWait = TimeSpan.FromMilliseconds(1);

    private readonly StoreReads _reads = new(store, world, time, options.StoreCallTimeout);
    private readonly Dictionary<BatchNumber, VerifiedPack> _verified = [];

    /// <summary>
    /// After how long the next segment may be deleted whose pack this process has verified, at least 1 ms; null if none
    /// waits.
    /// </summary>
    public TimeSpan? RemovesAfter
    {
        get
        {
            if (_verified.Count == 0) return null;
            var left = options.PackGraceAge - _verified.Values.Max(verified => time.GetElapsedTime(verified.At));
            return left > s_leastWait ? left : s_leastWait;
        }
    }

    /// <summary>
    /// One pass: packs every sealed segment that has no pack, verifies the packs that this process has not, deletes
    /// the segments whose packs were verified long enough ago.
    /// </summary>
    /// <returns>
    /// What became of each segment that was there, in order; the last one, which is open, is not told.
    /// </returns>
    /// <exception cref="LogCorruptException">
    /// A segment or a pack does not verify; nothing of it was deleted.
    /// </exception>
    /// <exception cref="StorageUnavailableException">
    /// The store did not answer, or has no room; later is right.
    /// </exception>
    public async ValueTask<ImmutableArray<PackedSegment>> RunAsync(CancellationToken cancellationToken)
    {
        var outcomes = ImmutableArray.CreateBuilder<PackedSegment>();
        var (segments, appended) = await ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var gone in _verified.Keys.Where(known => !appended.Contains(known)).ToList()) _verified.Remove(gone);
        for (var i = 0; i + 1 < segments.Length; i++)
        {
            // Most are done: the listing tells that nothing but the pack is left.
            if (!appended.Contains(segments[i])) continue;
            var outcome = await PackAsync(segments[i], segments[i + 1], cancellationToken).ConfigureAwait(false);
            if (outcome != PackOutcome.Gone) outcomes.Add(new PackedSegment(segments[i], outcome));
        }

        return outcomes.ToImmutable();
    }

    /// <summary>The same for one segment.</summary>
    /// <param name="segment">Its first batch.</param>
    /// <param name="cancellationToken">Ends the work; what was staged is of no effect.</param>
    /// <exception cref="LogCorruptException">The segment or its pack does not verify; nothing was deleted.</exception>
    /// <exception cref="StorageUnavailableException">
    /// The store did not answer, or has no room; later is right.
    /// </exception>
    public async ValueTask<PackOutcome> PackAsync(BatchNumber segment, CancellationToken cancellationToken)
    {
        var (segments, _) = await ListAsync(cancellationToken).ConfigureAwait(false);
        var index = Array.IndexOf(segments, segment);
        if (index < 0) return PackOutcome.Gone;
        return index + 1 == segments.Length
            ? PackOutcome.Open
            : await PackAsync(segment, segments[index + 1], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All segments in order, and those of them that still stand as they were appended to.</summary>
    private async ValueTask<(BatchNumber[] Segments, HashSet<BatchNumber> Appended)> ListAsync(
        CancellationToken cancellationToken)
    {
        var (segments, appended) = (new SortedSet<BatchNumber>(), new HashSet<BatchNumber>());
        var blobs = await _reads.ListAsync(BlobName.LogPrefix(world), cancellationToken).ConfigureAwait(false);
        foreach (var blob in blobs)
        {
            if (BlobName.TryParseSegment(blob.Name, world, out var first)) appended.Add(first);
            else if (!BlobName.TryParsePack(blob.Name, world, out first)) continue;
            segments.Add(first);
        }

        return ([.. segments], appended);
    }

    private async ValueTask<PackOutcome> PackAsync(
        BatchNumber segment, BatchNumber next, CancellationToken cancellationToken)
    {
        var stat = await StatAsync(BlobName.Segment(world, segment), cancellationToken).ConfigureAwait(false);
        if (!stat.IsDone)
        {
            _verified.Remove(segment);
            return PackOutcome.Gone;
        }

        // A segment is sealed before the next one is made; one that is not was copied here by somebody.
        if (!stat.IsSealed) return PackOutcome.Open;
        if (_verified.TryGetValue(segment, out var verified))
        {
            if (time.GetElapsedTime(verified.At) < options.PackGraceAge) return PackOutcome.Waiting;
            await RemoveAsync(segment, verified, cancellationToken).ConfigureAwait(false);
            return PackOutcome.Removed;
        }

        var pack = BlobName.Pack(world, segment);
        var present = await StatAsync(pack, cancellationToken).ConfigureAwait(false);
        var scan = new SegmentScan(_reads, segment, next, stat.Length);
        var upload = present.IsDone ? null : new PackUpload(_reads, pack, time, options, stat.Length);
        var expected = await CopyAsync(scan, upload, cancellationToken).ConfigureAwait(false);
        _verified[segment] = await VerifyAsync(pack, stat.Length, expected, cancellationToken).ConfigureAwait(false);
        return PackOutcome.Verified;
    }

    /// <summary>Verifies a segment and, with an upload, copies it; returns the SHA-256 of its bytes.</summary>
    private static async ValueTask<Hash256> CopyAsync(
        SegmentScan scan, PackUpload? upload, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await foreach (var frame in scan.FramesAsync(cancellationToken).ConfigureAwait(false))
            {
                hash.AppendData(frame.Span);
                if (upload is not null) await upload.AddAsync(frame, cancellationToken).ConfigureAwait(false);
            }

            if (upload is not null) await upload.PublishAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            if (upload is not null) await upload.AbandonAsync().ConfigureAwait(false);
            throw;
        }

        return new Hash256(hash.GetHashAndReset());
    }

    /// <summary>Reads a pack back whole. By its own name alone: the segment would prove nothing.</summary>
    private async ValueTask<VerifiedPack> VerifyAsync(
        BlobName pack, long length, Hash256 expected, CancellationToken cancellationToken)
    {
        var stat = await StatAsync(pack, cancellationToken).ConfigureAwait(false);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, read) = (new byte[Math.Min(ReadBytes, length + 1)], 0L);
        while (true)
        {
            var result = await _reads.ReadAsync(pack, read, buffer, cancellationToken).ConfigureAwait(false);
            if (result.Count == 0) break;
            hash.AppendData(buffer.AsSpan(0, result.Count));
            read += result.Count;
        }

        if (!stat.IsDone || stat.Length != length || read != length)
            throw Corrupt(pack, $"the pack has {read} bytes, its segment {length}");
        if (new Hash256(hash.GetHashAndReset()) != expected)
            throw Corrupt(pack, "the pack does not hold the bytes of its segment");
        return new VerifiedPack(length, stat.ETag, time.GetTimestamp());
    }

    private async ValueTask RemoveAsync(
        BatchNumber segment, VerifiedPack verified, CancellationToken cancellationToken)
    {
        // From now on the pack is the only copy: what a store remembers of its bytes is not enough.
        var pack = BlobName.Pack(world, segment);
        var stat = store is IRememberingLogStore remembering
            ? await _reads
                .CallAsync($"stat {pack}", token => remembering.StatAnewAsync(pack, token), cancellationToken)
                .ConfigureAwait(false)
            : await StatAsync(pack, cancellationToken).ConfigureAwait(false);
        if (!stat.IsDone || stat.Length != verified.Length || stat.ETag != verified.ETag)
            throw Corrupt(pack, "the pack is not the one that was verified");
        using var budget = new CallBudget(time, options.StoreCallTimeout, cancellationToken);
        var name = BlobName.Segment(world, segment);
        var deleted = await store.DeleteAsync(name, budget.Token).ConfigureAwait(false);
        if (deleted.Status is not (StoreStatus.Done or StoreStatus.NotFound))
            throw new StorageUnavailableException(world, $"delete {name}", deleted.Detail);
        _verified.Remove(segment);
    }

    private ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        _reads.CallAsync($"stat {name}", token => store.StatAsync(name, token), cancellationToken);

    private LogCorruptException Corrupt(BlobName pack, string reason) => new(world, pack.Value, 0, reason);

    /// <summary>A pack that this process has verified.</summary>
    /// <param name="Length">Its bytes.</param>
    /// <param name="ETag">Its version.</param>
    /// <param name="At">When, as a timestamp of the clock.</param>
    private readonly record struct VerifiedPack(long Length, string? ETag, long At);
}
