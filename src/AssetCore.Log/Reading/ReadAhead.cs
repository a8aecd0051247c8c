using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Reads of one blob that are under way side by side, handed out in order: a long walk is not to wait for a round trip
/// between any two of its chunks. One caller at a time.
/// </summary>
internal sealed class ReadAhead(StoreReads reads)
{
    // Pieces that nobody looks at any more.
    private readonly Stack<byte[]> _spare = new(PiecesMax);

    /// <summary>Bytes of one read: enough to hide the round trip, few enough to stay near the caches.</summary>
    public const int PieceBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Room in front of a piece: what is left of the one before, most often less than a frame, is copied there.
    /// </summary>
    public const int HeadroomBytes = 64 * 1024;

    /// <summary>
    /// Reads under way: 16 MiB for a walk. Blob services give one connection some 60 MB/s, so four of them bring
    /// bytes faster than they are verified.
    /// </summary>
    private const int PiecesMax = 4;

    /// <summary>A read faster than this shows that the store has room for one more beside it.</summary>
    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// A read slower than this shows a store at its limit, where reads side by side only make each other late; far
    /// below the budget of a call.
    /// </summary>
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private readonly Queue<Task<Piece>> _underWay = new(PiecesMax);
    private int _pieces = 2;
    private long _nextOffset;

    /// <summary>The piece at an offset, and reads of those behind it begin.</summary>
    /// <param name="name">The blob.</param>
    /// <param name="offset">Where the piece before ended, or where a walk begins after <see cref="Drop"/>.</param>
    /// <param name="cancellationToken">Ends the reads.</param>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<Piece> TakeAsync(BlobName name, long offset, CancellationToken cancellationToken)
    {
        if (_underWay.Count == 0) _nextOffset = offset;
        while (_underWay.Count < _pieces)
        {
            _underWay.Enqueue(BeginAsync(name, _nextOffset, cancellationToken));
            _nextOffset += PieceBytes;
        }

        var piece = await _underWay.Dequeue().ConfigureAwait(false);
        if (piece.Took < Fast) _pieces = Math.Min(_pieces + 1, PiecesMax);
        else if (piece.Took > Slow) _pieces = Math.Max(_pieces / 2, 1);
        return piece;
    }

    /// <summary>Takes back the bytes of a piece, for one of the next; no view of it may be left.</summary>
    public void GiveBack(byte[] bytes)
    {
        if (bytes.Length == HeadroomBytes + PieceBytes && _spare.Count < PiecesMax) _spare.Push(bytes);
    }

    /// <summary>Forgets what is under way: it ends by itself, unseen.</summary>
    public void Drop() => _underWay.Clear();

    private Task<Piece> BeginAsync(BlobName name, long offset, CancellationToken cancellationToken)
    {
        var piece = ReadAsync(name, offset, cancellationToken);

        // Nobody may be left to see a failure.
        _ = piece.ContinueWith(
            static failed => failed.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return piece;
    }

    private async Task<Piece> ReadAsync(BlobName name, long offset, CancellationToken cancellationToken)
    {
        var began = reads.Time.GetTimestamp();
        if (!_spare.TryPop(out var bytes))
            bytes = GC.AllocateUninitializedArray<byte>(HeadroomBytes + PieceBytes);
        var (found, result) = await reads
            .ReadEitherAsync(name, offset, bytes.AsMemory(HeadroomBytes), cancellationToken)
            .ConfigureAwait(false);
        var took = reads.Time.GetElapsedTime(began);
        return new Piece(found, bytes, result.Count, result.Status == StoreStatus.NotFound, took);
    }

    /// <summary>One read.</summary>
    /// <param name="Name">The name under which the blob was found.</param>
    /// <param name="Bytes">The bytes read, behind the headroom; used again only once given back.</param>
    /// <param name="Count">How many; fewer than a piece only at the end of the blob.</param>
    /// <param name="IsMissing">True if there is no such blob.</param>
    /// <param name="Took">How long it took, with its repeats.</param>
    internal readonly record struct Piece(BlobName Name, byte[] Bytes, int Count, bool IsMissing, TimeSpan Took);
}
