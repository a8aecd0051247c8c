using System.Globalization;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Memory;

/// <summary>
/// One blob: the bytes of each append as a block of their own. Blocks are never changed, so readers copy outside the
/// lock. Any thread.
/// </summary>
internal sealed class MemoryBlob
{
    private static long _versions;

    private readonly Lock _gate = new();
    private readonly bool _isAppendBlob;
    private Block[] _blocks = new Block[4];
    private int _count;
    private long _length;
    private bool _isSealed;
    private string _etag = NextETag();

    private MemoryBlob(bool isAppendBlob) => _isAppendBlob = isAppendBlob;

    public static MemoryBlob ForAppending() => new(isAppendBlob: true);

    public static MemoryBlob Whole(ReadOnlySpan<byte> data)
    {
        var blob = new MemoryBlob(isAppendBlob: false);
        blob.Add(data);
        return blob;
    }

    public static MemoryBlob Whole(IReadOnlyList<byte[]> blocks)
    {
        var blob = new MemoryBlob(isAppendBlob: false);
        foreach (var block in blocks) blob.Add(block);
        return blob;
    }

    public StoreResult Stat()
    {
        lock (_gate) return new StoreResult(StoreStatus.Done, _length, _etag, _isSealed);
    }

    public StoreResult Append(long position, ReadOnlySpan<byte> data)
    {
        lock (_gate)
        {
            if (!_isAppendBlob) return new StoreResult(StoreStatus.Refused, Detail: "not an append blob");
            if (_isSealed) return new StoreResult(StoreStatus.Sealed, _length, _etag, true);
            if (position != _length) return new StoreResult(StoreStatus.PreconditionFailed, _length, _etag);
            if (_count >= LogStoreLimits.AppendsPerBlobMax)
                return new StoreResult(StoreStatus.Refused, Detail: "too many appends");
            Add(data);
            _etag = NextETag();
            return new StoreResult(StoreStatus.Done, _length, _etag);
        }
    }

    public StoreResult Seal()
    {
        lock (_gate)
        {
            if (!_isAppendBlob) return new StoreResult(StoreStatus.Refused, Detail: "not an append blob");
            if (!_isSealed) _etag = NextETag();
            _isSealed = true;
            return new StoreResult(StoreStatus.Done, _length, _etag, true);
        }
    }

    public int Read(long offset, Span<byte> buffer)
    {
        Block[] blocks;
        int count;
        lock (_gate) (blocks, count) = (_blocks, _count);

        var copied = 0;
        for (var i = FirstBlockAt(blocks.AsSpan(0, count), offset); i < count && copied < buffer.Length; i++)
        {
            var rest = blocks[i].Bytes.AsSpan((int)(offset + copied - blocks[i].Offset));
            var part = rest[..Math.Min(rest.Length, buffer.Length - copied)];
            part.CopyTo(buffer[copied..]);
            copied += part.Length;
        }

        return copied;
    }

    private static int FirstBlockAt(ReadOnlySpan<Block> blocks, long offset)
    {
        var (low, high) = (0, blocks.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (blocks[middle].Offset + blocks[middle].Bytes.Length > offset) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static string NextETag() => Interlocked.Increment(ref _versions).ToString(CultureInfo.InvariantCulture);

    private void Add(ReadOnlySpan<byte> data)
    {
        if (_count == _blocks.Length) Array.Resize(ref _blocks, _count * 2);
        _blocks[_count++] = new Block(_length, data.ToArray());
        _length += data.Length;
    }

    private readonly record struct Block(long Offset, byte[] Bytes);
}
