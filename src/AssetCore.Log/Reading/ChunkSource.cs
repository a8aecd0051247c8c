using AssetCore.Log.Stores;

namespace AssetCore.Log.Reading;

/// <summary>
/// Reads one blob front to back in growing chunks. A chunk is never used twice, so that frames can be views into it;
/// only the piece of a frame at the end of a chunk is copied to the front of the next.
/// </summary>
/// <param name="reads">The store.</param>
/// <param name="name">The blob.</param>
/// <param name="offset">Where to begin.</param>
internal sealed class ChunkSource(StoreReads reads, BlobName name, long offset)
{
    /// <summary>
    /// The first read: small, since most readers want the few frames that are new at the end of a log.
    /// </summary>
    private const int FirstBytes = 64 * 1024;

    /// <summary>
    /// The largest read: enough to hide the round trip of a blob service, few enough to stay near the caches.
    /// </summary>
    private const int LargestBytes = 4 * 1024 * 1024;

    private byte[] _chunk = [];
    private int _from;
    private int _to;
    private long _readOffset = offset;
    private int _nextBytes = FirstBytes;

    /// <summary>The blob.</summary>
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
    public void Expect(int bytes) => _nextBytes = Math.Max(_nextBytes, bytes - Unread.Length);

    /// <summary>Goes on with another blob.</summary>
    public void Enter(BlobName name, long offset = 0)
    {
        Name = name;
        (_chunk, _from, _to, _readOffset) = ([], 0, 0, offset);
        (IsAtEnd, IsMissing) = (false, false);
    }

    /// <summary>Reads more behind <see cref="Unread"/>; false if there is no more.</summary>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (IsAtEnd) return false;
        var unread = Unread;
        var chunk = GC.AllocateUninitializedArray<byte>(unread.Length + _nextBytes);
        unread.CopyTo(chunk);
        var result = await reads
            .ReadAsync(Name, _readOffset, chunk.AsMemory(unread.Length), cancellationToken)
            .ConfigureAwait(false);

        IsMissing = result.Status == StoreStatus.NotFound;
        IsAtEnd = IsMissing || result.Count < chunk.Length - unread.Length;
        (_chunk, _from, _to) = (chunk, 0, unread.Length + result.Count);
        _readOffset += result.Count;
        _nextBytes = (int)Math.Min(_nextBytes * 4L, LargestBytes);
        return result.Count > 0;
    }
}
