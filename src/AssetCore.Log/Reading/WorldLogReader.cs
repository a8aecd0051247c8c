using System.Runtime.CompilerServices;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Reads and verifies one world's log; any number of readers beside its writer. Any thread, any number of reads at a
/// time. It remembers where batches stand, so a reader that is kept finds the end of a long log with one small read.
/// </summary>
/// <remarks>
/// Every method reads to the end that is durable when it gets there: a tail that is being written is the end and no
/// error. The frames are views into chunks of up to 4 MiB that are never used twice; whoever keeps single frames for
/// long copies them.
/// </remarks>
/// <param name="store">Where the log is.</param>
/// <param name="world">Whose log.</param>
public sealed class WorldLogReader(ILogStore store, WorldId world)
{
    /// <summary>One read of up to 4 MiB; slower than this the store counts as down.</summary>
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    private readonly StoreReads _reads = new(store, world, TimeProvider.System, CallTimeout);
    private readonly PositionMemory _memory = new();

    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>
    /// The durable end of the log; <see cref="LogHead.Empty"/> if there is none. The first call on a long log reads
    /// its last segment; later ones only what is new.
    /// </summary>
    /// <exception cref="LogCorruptException">
    /// A header on the way does not verify, or the chain does not fit.
    /// </exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<LogHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        var start = await new SegmentFinder(_reads, _memory)
            .FindAsync(FrameFilter.None, cancellationToken)
            .ConfigureAwait(false);
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
    /// <exception cref="LogCorruptException">A frame on the way does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadAsync(BatchNumber first, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first.Value, 1, nameof(first));
        return ReadAsync(new FrameFilter(first, WorldSeq.None), cancellationToken);
    }

    /// <summary>
    /// The durable batches from the one that covers <paramref name="worldSeq"/> (or the first after it) on. 0 and 1
    /// mean the beginning.
    /// </summary>
    /// <exception cref="LogCorruptException">A frame on the way does not verify, or the chain does not fit.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public IAsyncEnumerable<BatchFrame> ReadFromAsync(WorldSeq worldSeq, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(worldSeq.Value, nameof(worldSeq));
        return ReadAsync(new FrameFilter(BatchNumber.None, worldSeq), cancellationToken);
    }

    private async IAsyncEnumerable<BatchFrame> ReadAsync(
        FrameFilter filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = await new SegmentFinder(_reads, _memory).FindAsync(filter, cancellationToken).ConfigureAwait(false);
        var walker = new FrameWalker(_reads, start, filter);
        while (await walker.MoveNextAsync(cancellationToken).ConfigureAwait(false))
        {
            _memory.Pass(walker.Position);
            if (walker.IsWanted && walker.Header.Kind == Format.Frames.FrameKind.Batch) yield return walker.Current;
        }

        _memory.End(walker.Position);
    }
}
