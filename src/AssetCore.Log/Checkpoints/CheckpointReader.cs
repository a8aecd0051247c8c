using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using AssetCore.Format;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Checkpoints;

/// <summary>
/// Reads one checkpoint front to back, a chunk at a time, and checks it against its name in the manifest. What it gave
/// out is to be believed once <see cref="MoveNextAsync"/> has answered false. One caller at a time; memory for two
/// reads of 4 MiB, or for twice a checkpoint that is smaller.
/// </summary>
public sealed class CheckpointReader : IAsyncDisposable
{
    /// <summary>
    /// Bytes of one read: enough to hide the round trip of a blob service, since the next one is on its way meanwhile.
    /// </summary>
    private const int ReadBytes = 4 * 1024 * 1024;

    // What may be left of one read when the next begins: less than a chunk with its head.
    private const int RestBytesMax = CheckpointEncoder.ChunkBytesMax + 64;

    private readonly StoreReads _reads;
    private readonly CheckpointRef _reference;
    private readonly BlobName _name;
    private readonly CheckpointDecoder _decoder = new();
    private readonly int _restBytes;
    private readonly int _readBytes;
    private byte[] _front;
    private byte[] _back;
    private ReadOnlyMemory<byte> _unread;
    private Task<StoreReadResult>? _next;
    private long _asked;
    private long _received;

    internal CheckpointReader(StoreReads reads, CheckpointRef reference)
    {
        (_reads, _reference) = (reads, reference);
        _name = BlobName.Checkpoint(reads.World, reference.Batch);

        // Most checkpoints are small, and worlds are many. One byte more than there must be tells that there is no
        // more.
        _restBytes = (int)Math.Min(reference.Bytes, RestBytesMax);
        _readBytes = (int)Math.Min(reference.Bytes + 1, ReadBytes);
        _front = ArrayPool<byte>.Shared.Rent(_restBytes + _readBytes);
        _back = ArrayPool<byte>.Shared.Rent(_restBytes + _readBytes);
    }

    /// <summary>The head; only after <see cref="ReadHeadAsync"/>.</summary>
    public CheckpointHead Head => _decoder.Head!;

    /// <summary>The chunk that <see cref="MoveNextAsync"/> found; valid until it is called again.</summary>
    public ReadOnlyMemory<byte> Chunk { get; private set; }

    /// <summary>Bytes taken apart so far.</summary>
    public long Position => _decoder.Position;

    /// <summary>Reads the head and holds it against the name. Call once, first.</summary>
    /// <exception cref="CheckpointDamagedException">It is not there, or not what the manifest says.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<CheckpointHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        if (await NextPartAsync(cancellationToken).ConfigureAwait(false) != CheckpointPart.Head) Fail("it has no head");
        if (FaultOf(Head, _reads.World, _reference) is { } fault) Fail(fault);
        return Head;
    }

    /// <summary>Goes to the next chunk; false at the end, when everything was as it should be.</summary>
    /// <exception cref="CheckpointDamagedException">It is not what the manifest says.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken)
    {
        if (await NextPartAsync(cancellationToken).ConfigureAwait(false) == CheckpointPart.Chunk) return true;
        if (!_unread.IsEmpty || await FillAsync(cancellationToken).ConfigureAwait(false))
            Fail("bytes follow its end");
        if (_decoder.Position != _reference.Bytes)
            Fail($"it has {_decoder.Position} bytes, the manifest says {_reference.Bytes}");
        if (_decoder.Sha256 != _reference.Sha256)
            Fail($"its SHA-256 is {_decoder.Sha256}, the manifest says {_reference.Sha256}");
        return false;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // The store may still be writing into the buffer.
        if (_next is { } next)
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_front.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_front);
        ArrayPool<byte>.Shared.Return(_back);
        (_front, _back) = ([], []);
        _decoder.Dispose();
    }

    /// <summary>Reads the head alone, with one small read, and holds it against the name.</summary>
    /// <exception cref="CheckpointDamagedException">It is not there, or not what the manifest says.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    internal static async ValueTask<CheckpointHead> ReadHeadAloneAsync(
        StoreReads reads, CheckpointRef reference, CancellationToken cancellationToken)
    {
        var name = BlobName.Checkpoint(reads.World, reference.Batch);
        var bytes = new byte[CheckpointHead.Bytes];
        var result = await reads.ReadAsync(name, 0, bytes, cancellationToken).ConfigureAwait(false);
        if (result.Status == StoreStatus.NotFound)
            throw new CheckpointDamagedException(reads.World, name.Value, "it is not there");
        try
        {
            var head = CheckpointHeadCodec.Read(bytes.AsSpan(0, result.Count));
            return FaultOf(head, reads.World, reference) is not { } fault
                ? head
                : throw new CheckpointDamagedException(reads.World, name.Value, fault);
        }
        catch (FormatFaultException fault)
        {
            throw new CheckpointDamagedException(reads.World, name.Value, fault.Message, fault);
        }
    }

    private static string? FaultOf(CheckpointHead head, WorldId world, CheckpointRef reference)
    {
        if (head.World != world) return $"it is of world {head.World}";
        return head.Batch == reference.Batch && head.WorldSeq == reference.WorldSeq
            ? null
            : $"it is of batch {head.Batch} and world_seq {head.WorldSeq}";
    }

    private async ValueTask<CheckpointPart> NextPartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var part = Decode();
            if (part != CheckpointPart.None) return part;
            if (!await FillAsync(cancellationToken).ConfigureAwait(false)) Fail($"it ends at byte {_received}");
        }
    }

    private CheckpointPart Decode()
    {
        try
        {
            var before = _unread;
            var part = _decoder.Read(before.Span, out var consumed, out var chunk);
            _unread = before[consumed..];
            if (part == CheckpointPart.Chunk) Chunk = before.Slice(consumed - chunk.Length, chunk.Length);
            return part;
        }
        catch (FormatFaultException fault)
        {
            throw new CheckpointDamagedException(_reads.World, _name.Value, fault.Message, fault);
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        _next ??= Ask(cancellationToken);
        var result = await _next.ConfigureAwait(false);
        if (result.Status == StoreStatus.NotFound) Fail("it is not there");
        (_front, _back) = (_back, _front);
        var from = _restBytes - _unread.Length;
        if (from < 0) Fail($"it has more bytes than the {_reference.Bytes} that the manifest says");
        _unread.CopyTo(_front.AsMemory(from));
        _unread = _front.AsMemory(from, _restBytes - from + result.Count);
        _received += result.Count;

        // A short read is the end; otherwise the next one is on its way while this one is taken apart.
        _next = result.Count < _readBytes ? s_atEnd : Ask(cancellationToken);
        return result.Count > 0;
    }

    private static readonly Task<StoreReadResult> s_atEnd = Task.FromResult(new StoreReadResult(StoreStatus.Done));

    private Task<StoreReadResult> Ask(CancellationToken cancellationToken)
    {
        var offset = _asked;
        _asked += _readBytes;
        return _reads.ReadAsync(_name, offset, _back.AsMemory(_restBytes, _readBytes), cancellationToken).AsTask();
    }

    [DoesNotReturn]
    private void Fail(string reason) => throw new CheckpointDamagedException(_reads.World, _name.Value, reason);
}
