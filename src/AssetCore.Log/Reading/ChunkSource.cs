using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Reads one segment front to back in growing chunks, and once it is long, ahead. Frames are views into a chunk; only
/// the piece of a frame at the end of a chunk is copied to the front of the next.
/// </summary>
/// <param name="reads">The store.</param>
/// <param name="name">The blob; if it is a segment it may stand under its other name as well.</param>
/// <param name="offset">Where to begin.</param>
/// <param name="lifetime">Whether a chunk may be used again once all of it was taken.</param>
internal sealed class ChunkSource(
    StoreReads reads, BlobName name, long offset, FrameLifetime lifetime = FrameLifetime.Kept)
{
    /// <summary>
    /// The first read: small, since most readers want the few frames that are new at the end of a log.
    /// </summary>
    private const int FirstBytes = 64 * 1024;

    private readonly ReadAhead _ahead = new(reads);
    private byte[] _chunk = [];
    private int _from;
    private int _to;
    private long _readOffset = offset;
    private int _nextBytes = FirstBytes;
    private int _expected;
    private bool _isLong;

    /// <summary>The blob, by the name under which it was found last.</summary>
    public BlobName Name { get; private set; } = name;

    /// <summary>Bytes that were read and not taken yet.</summary>
    public ReadOnlyMemory<byte> Unread => _chunk.AsMemory(_from, _to - _from);

    /// <summary>True once a read met the end of the blob: there was nothing behind <see cref="Unread"/> then.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>True if there is no such blob.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Takes bytes from the front of <see cref="Unread"/>.</summary>
    public void Advance(int bytes) => _from += bytes;

    /// <summary>Tells that <see cref="Unread"/> must grow to this many bytes before it is of use.</summary>
    public void Expect(int bytes) => _expected = bytes;

    /// <summary>Goes on with another blob.</summary>
    public void Enter(BlobName name, long offset = 0)
    {
        Name = name;
        (_chunk, _from, _to, _readOffset) = ([], 0, 0, offset);
        (IsAtEnd, IsMissing, _isLong) = (false, false, false);
        _ahead.Drop();
    }

    /// <summary>Reads more behind <see cref="Unread"/>; false if there is no more.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsAtEnd) return false;
        var before = Unread.Length;
        if (!_isLong)
        {
            await ReadOneAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            do await TakeOneAsync(cancellationToken).ConfigureAwait(false);
            while (!IsAtEnd && Unread.Length < _expected);
        }

        _expected = 0;
        return Unread.Length > before;
    }

    private async ValueTask ReadOneAsync(CancellationToken cancellationToken)
    {
        var unread = Unread;
        var wanted = Math.Max(_nextBytes, _expected - unread.Length);
        var chunk = GC.AllocateUninitializedArray<byte>(unread.Length + wanted);
        unread.CopyTo(chunk);
        var (name, result) = await reads
            .ReadEitherAsync(Name, _readOffset, chunk.AsMemory(unread.Length), cancellationToken)
            .ConfigureAwait(false);
        (_chunk, _from, _to) = (chunk, 0, unread.Length + result.Count);
        Read(name, result.Count, wanted, result.Status == StoreStatus.NotFound);
        _isLong = !IsAtEnd && wanted >= ReadAhead.PieceBytes;

        // A blob that ended within a read asks for no larger one: small segments stay cheap, however many there are.
        if (!IsAtEnd) _nextBytes = (int)Math.Min(wanted * 4L, ReadAhead.PieceBytes);
    }

    private async ValueTask TakeOneAsync(CancellationToken cancellationToken)
    {
        var piece = await _ahead.TakeAsync(Name, _readOffset, cancellationToken).ConfigureAwait(false);
        var unread = Unread;
        var (chunk, from) = (piece.Bytes, ReadAhead.HeadroomBytes - unread.Length);
        if (from < 0)
        {
            (chunk, from) = (GC.AllocateUninitializedArray<byte>(unread.Length + piece.Count), 0);
            piece.Bytes.AsSpan(ReadAhead.HeadroomBytes, piece.Count).CopyTo(chunk.AsSpan(unread.Length));
        }

        unread.CopyTo(chunk.AsMemory(from));
        if (lifetime == FrameLifetime.UntilNext)
        {
            _ahead.GiveBack(_chunk);
            if (chunk != piece.Bytes) _ahead.GiveBack(piece.Bytes);
        }

        (_chunk, _from, _to) = (chunk, from, from + unread.Length + piece.Count);
        Read(piece.Name, piece.Count, ReadAhead.PieceBytes, piece.IsMissing);
    }

    private void Read(BlobName name, int count, int wanted, bool isMissing)
    {
        (Name, IsMissing, IsAtEnd) = (name, isMissing, isMissing || count < wanted);
        _readOffset += count;

        // A piece behind the end may hold what was appended after the end was met.
        if (IsAtEnd) _ahead.Drop();
    }
}
