using System.Runtime.CompilerServices;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Reads and verifies one world's log; any number of readers beside its writer. Any thread, any number of reads at a
/// time. It remembers where batches stand, so a reader that is kept finds the end of a long log with one small read.
/// </summary>
/// <remarks>
/// <para>
/// Every method reads to the end that is durable when it gets there: a tail that is being written is the end and no
/// error. Unless asked for with a shorter lifetime, frames may be kept; they are views into chunks of up to 4 MiB, so
/// whoever keeps single frames for long copies them.
/// </para>
/// <para>
/// The log of a fork begins behind what it shares with its source. That is the source's to tell: a read from before
/// begins with the fork's own first batch.
/// </para>
/// </remarks>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
/// <param name="time">The clock of timeouts and pauses; null for the system's.</param>
public sealed class WorldLogReader(ILogStore store, WorldId world, TimeProvider? time = null)
{
    /// <summary>One read of up to 4 MiB; slower than this the store counts as down.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly StoreReads _reads = new(store, world, time ?? TimeProvider.System, CallTimeout);
    private readonly PositionMemory _memory = new();
    private StrongBox<LogPosition>? _origin;

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>
    /// The durable end of the log; <see cref="LogHead.Empty"/> if there is none, and for a fork without a batch of its
    /// own what it shares with its source. The first call on a long log reads its last segment; later ones only what is
    /// new.
    /// </summary>
    /// <exception cref="LogCorruptException">
    /// A header on the way does not verify, or the chain does not fit.
    /// </exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<LogHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var start = await FindAsync(FrameFilter.None, cancellationToken).ConfigureAwait(false);
        var walker = new FrameWalker(_reads, start, FrameFilter.None);
        while (await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false)) _memory.Pass(walker.Position);
        _memory.End(walker.Position);
        return walker.Position.Tip.Head;
    }

    /// <summary>
    /// The durable batches from <paramref name="first"/> (1 or more) to the end of the log, verified and in order.
    /// The chain is checked between the frames read; the first one is checked against itself, and against its
    /// predecessor where this reader has seen it.
    /// </summary>
    /// <param name="first">The first batch.</param>
    /// <param name="lifetime">How long a frame is looked at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">A frame on the way does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadAsync(
        BatchNumber first, FrameLifetime lifetime, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Value, 1, nameof(first));
        return ReadAsync(null, new FrameFilter(first, WorldSeq.None), lifetime, cancellationToken);
    }

    /// <summary>The same, with frames that may be kept.</summary>
    /// <exception cref="LogCorruptException">A frame on the way does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadAsync(BatchNumber first, CancellationToken cancellationToken) =>
        ReadAsync(first, FrameLifetime.Kept, cancellationToken);

    /// <summary>
    /// The durable batches from the one that covers <paramref name="worldSeq"/> (or the first after it) on. 0 and 1
    /// mean the beginning.
    /// </summary>
    /// <exception cref="LogCorruptException">A frame on the way does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadFromAsync(WorldSeq worldSeq, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(worldSeq.Value, nameof(worldSeq));
        return ReadAsync(
            null, new FrameFilter(BatchNumber.None, worldSeq), FrameLifetime.Kept, cancellationToken);
    }

    /// <summary>
    /// The durable batches behind <paramref name="start"/>, each held against the one before from the first on: what is
    /// there must continue the start.
    /// </summary>
    /// <param name="start">Where to begin.</param>
    /// <param name="lifetime">How long a frame is looked at.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LogCorruptException">
    /// A frame on the way does not verify, or the chain does not fit the start.
    /// </exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadAsync(
        LogStart start, FrameLifetime lifetime, CancellationToken cancellationToken) =>
        ReadAsync(LogPosition.Of(start), FrameFilter.All, lifetime, cancellationToken);

    /// <summary>The same, with frames that may be kept.</summary>
    /// <exception cref="LogCorruptException">
    /// A frame on the way does not verify, or the chain does not fit the start.
    /// </exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadAsync(LogStart start, CancellationToken cancellationToken) =>
        ReadAsync(start, FrameLifetime.Kept, cancellationToken);

    private async IAsyncEnumerable<BatchFrame> ReadAsync(
        LogPosition? from,
        FrameFilter filter,
        FrameLifetime lifetime,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = from ?? await FindAsync(filter, cancellationToken).ConfigureAwait(false);
        var walker = new FrameWalker(_reads, start, filter, lifetime);
        while (await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            _memory.Pass(walker.Position);
            if (walker.IsWanted && walker.Header.Kind == FrameKind.Batch) yield return walker.Current;
        }

        _memory.End(walker.Position);
    }

    private async ValueTask<LogPosition> FindAsync(FrameFilter filter, CancellationToken cancellationToken)
    {
        if (_memory.Before(filter) is { } known) return known;
        var origin = await OriginAsync(cancellationToken).ConfigureAwait(false);
        return await new SegmentFinder(_reads, _memory, origin)
            .FindAsync(filter, cancellationToken)
            .ConfigureAwait(false);
    }

    // A world is made a fork by its first manifest or never, so what a manifest says of it stays true.
    private async ValueTask<LogPosition> OriginAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _origin) is { } known) return known.Value;
        var manifests = new ManifestStore(store, World, _time, CallTimeout);
        var manifest = await manifests.LookAsync(cancellationToken).ConfigureAwait(false);
        var origin = LogPosition.Origin(manifest);
        if (manifest is not null) Volatile.Write(ref _origin, new StrongBox<LogPosition>(origin));
        return origin;
    }
}
