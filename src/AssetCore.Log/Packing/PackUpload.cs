using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Packing;

/// <summary>One upload of one pack: bytes in, blocks of 32 MiB out. One caller at a time.</summary>
/// <param name="reads">The store, and whose pack it is.</param>
/// <param name="pack">The pack to be.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="options">How long a call may take.</param>
/// <param name="length">Its bytes in all.</param>
internal sealed class PackUpload(
    StoreReads reads, BlobName pack, TimeProvider time, PackOptions options, long length)
{
    /// <summary>
    /// Attempts for one block: with their pauses about a second, after which the store counts as down. The next pass
    /// begins anew.
    /// </summary>
    private const int AttemptsMax = 6;

    private readonly StagedUpload _upload = StagedUpload.New();
    private readonly byte[] _block =
        GC.AllocateUninitializedArray<byte>((int)Math.Min(length, LogStoreLimits.StagedBlockBytesMax));
    private int _filled;
    private int _count;

    /// <summary>Adds bytes behind those added before; whole blocks are sent.</summary>
    /// <exception cref="StorageUnavailableException">The store did not take a block.</exception>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (!bytes.IsEmpty)
        {
            var part = bytes[..Math.Min(bytes.Length, _block.Length - _filled)];
            part.CopyTo(_block.AsMemory(_filled));
            _filled += part.Length;
            bytes = bytes[part.Length..];
            if (_filled == _block.Length) await StageAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Makes what was added the pack, unless there is one: whose it is, and whether it is good, is found out by
    /// reading it.
    /// </summary>
    /// <exception cref="StorageUnavailableException">
    /// The store did not make it; there may be one all the same.
    /// </exception>
    public async ValueTask PublishAsync(CancellationToken cancellationToken)
    {
        if (_filled > 0) await StageAsync(cancellationToken).ConfigureAwait(false);
        await RepeatAsync(
            $"publish {pack}",
            token => reads.Store.PublishAsync(pack, _upload, _count, PutCondition.IfAbsent, token),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives up what was staged, if anything was, so that it takes no room; for who could not go on.</summary>
    public async ValueTask AbandonAsync()
    {
        if (_count == 0) return;

        // It ends because of a fault of its own, which is the one to tell: what stays is deleted with its process.
        using var budget = new CallBudget(time, options.StoreCallTimeout, CancellationToken.None);
        await reads.Store.AbandonAsync(pack, _upload, budget.Token).ConfigureAwait(false);
    }

    private async ValueTask StageAsync(CancellationToken cancellationToken)
    {
        // Staging the same block again replaces it, so an unknown outcome needs no finding out.
        await RepeatAsync(
            $"stage block {_count} of {pack}",
            token => reads.Store.StageAsync(pack, _upload, _count, _block.AsMemory(0, _filled), token),
            cancellationToken).ConfigureAwait(false);
        (_count, _filled) = (_count + 1, 0);
    }

    private async ValueTask RepeatAsync(
        string action, Func<CancellationToken, ValueTask<StoreResult>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(time, options.StoreCallTimeout, cancellationToken);
            var result = await call(budget.Token).ConfigureAwait(false);
            if (result.Status is StoreStatus.Done or StoreStatus.AlreadyExists) return;
            cancellationToken.ThrowIfCancellationRequested();
            if (attempt == AttemptsMax || result.Status == StoreStatus.NotFound)
                throw new StorageUnavailableException(reads.World, action, result.Detail ?? result.Status.ToString());
            await Pause.AfterAsync(attempt, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
