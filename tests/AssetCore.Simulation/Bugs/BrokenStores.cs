using AssetCore.Format.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Bugs;

/// <summary>Appends wherever the blob ends, as a service without append positions does.</summary>
internal sealed class AppendsAnywhere(ILogStore inner) : BrokenStore(inner)
{
    public override async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var end = await Inner.StatAsync(name, cancellationToken);
        return await base.AppendAsync(name, Math.Max(0, end.Length), data, cancellationToken);
    }
}

/// <summary>Says that an append is durable and makes it so with the next call: acknowledge before append.</summary>
internal sealed class AppendsLater(ILogStore inner) : BrokenStore(inner)
{
    private Func<ValueTask<StoreResult>>? _owed;

    public override async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (_owed is not null) await _owed();
        var sent = data.ToArray();
        _owed = () => base.AppendAsync(name, position, sent, CancellationToken.None);
        return new StoreResult(StoreStatus.Done, position + data.Length);
    }
}

/// <summary>Believes a flush that succeeds after one that failed: the pages are marked clean, and were never
/// written.</summary>
internal sealed class FlushesAgain(ILogStore inner) : BrokenStore(inner)
{
    public override async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var result = await base.AppendAsync(name, position, data, cancellationToken);
        return result.Status == StoreStatus.Unknown
            ? new StoreResult(StoreStatus.Done, position + data.Length)
            : result;
    }
}

/// <summary>Says that a segment is sealed and lets it grow: a roll, and a cut, without the seal.</summary>
internal sealed class SealsNothing(ILogStore inner) : BrokenStore(inner)
{
    public override async ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken)
    {
        var end = await Inner.StatAsync(name, cancellationToken);
        return end.IsDone ? end with { IsSealed = true } : end;
    }
}

/// <summary>Puts the manifest whatever stands there: no If-Match.</summary>
internal sealed class PutsBlindly(ILogStore inner) : BrokenStore(inner)
{
    public override async ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        var present = await Inner.StatAsync(name, cancellationToken);
        var blind = present.IsDone ? PutCondition.IfMatch(present.ETag!) : PutCondition.IfAbsent;
        return await base.PutAsync(name, data, blind, cancellationToken);
    }
}

/// <summary>Writes a claim without the epoch that it raises: rivals take the same one.</summary>
internal sealed class RaisesNoEpoch(ILogStore inner) : BrokenStore(inner)
{
    public override ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        var claimed = ManifestCodec.Decode(data.Span);
        var kept = ManifestCodec.Encode(claimed with { Epoch = new(1) });
        return base.PutAsync(name, kept, condition, cancellationToken);
    }
}

/// <summary>Damages one bit of every block that is staged, as a bad cable does.</summary>
internal sealed class DamagesBlocks(ILogStore inner) : BrokenStore(inner)
{
    public override ValueTask<StoreResult> StageAsync(
        BlobName name, StagedUpload upload, int index, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        var damaged = data.ToArray();
        damaged[damaged.Length / 2] ^= 4;
        return base.StageAsync(name, upload, index, damaged, cancellationToken);
    }
}

/// <summary>
/// Reads what it sent and not what the store has: blocks that were damaged behind it look whole, as they do in a page
/// cache.
/// </summary>
internal sealed class ReadsItsOwnCache(ILogStore inner) : BrokenStore(inner)
{
    private readonly Dictionary<BlobName, List<byte>> _sent = [];

    public override ValueTask<StoreResult> StageAsync(
        BlobName name, StagedUpload upload, int index, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        if (!_sent.TryGetValue(name, out var sent)) _sent[name] = sent = [];
        sent.AddRange(data.Span);
        return base.StageAsync(name, upload, index, data, cancellationToken);
    }

    public override ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (!_sent.TryGetValue(name, out var sent)) return base.ReadAsync(name, offset, buffer, cancellationToken);
        var count = (int)Math.Clamp(sent.Count - offset, 0, buffer.Length);
        sent.GetRange((int)Math.Min(offset, sent.Count), count).CopyTo(buffer.Span);
        return new(new StoreReadResult(StoreStatus.Done, count));
    }
}

/// <summary>An append takes long to get there: others with a shorter way land first.</summary>
internal sealed class AppendsSlowly(ILogStore inner, TimeProvider time) : BrokenStore(inner)
{
    private static readonly TimeSpan s_way = TimeSpan.FromMilliseconds(50);

    public override async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        // Under way it cannot be called back, and a delay that a token ends would go on on the thread pool.
        await Task.Delay(s_way, time, CancellationToken.None);
        return await base.AppendAsync(name, position, data, cancellationToken);
    }
}

/// <summary>Never shows the last bytes of a segment: whoever verifies stops one batch too early.</summary>
internal sealed class HidesTheEnd(ILogStore inner, BlobName segment, long end) : BrokenStore(inner)
{
    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await base.ReadAsync(name, offset, buffer, cancellationToken);
        return name == segment && result.IsDone
            ? result with { Count = (int)Math.Clamp(end - offset, 0, result.Count) }
            : result;
    }
}

/// <summary>Shows one bit of a blob flipped.</summary>
internal sealed class FlipsBit(ILogStore inner, BlobName blob, long at) : BrokenStore(inner)
{
    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var result = await base.ReadAsync(name, offset, buffer, cancellationToken);
        if (name == blob && at >= offset && at < offset + result.Count) buffer.Span[(int)(at - offset)] ^= 1;
        return result;
    }
}

/// <summary>Shows one blob as it stands in another store.</summary>
internal sealed class Splices(ILogStore inner, BlobName blob, ILogStore other) : BrokenStore(inner)
{
    public override ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken) =>
        (name == blob ? other : Inner).ReadAsync(name, offset, buffer, cancellationToken);

    public override ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        (name == blob ? other : Inner).StatAsync(name, cancellationToken);
}
