using AssetCore.Format.Checkpoints;
using AssetCore.Format.Manifests;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Checkpoints;

/// <summary>
/// One checkpoint on its way to the store: chunks go in, blocks are staged, and at the end it is published under a name
/// that is new and read back. One caller at a time; memory for one block.
/// </summary>
public sealed class CheckpointUpload : IDisposable
{
    /// <summary>Bytes of a staged block: few and large, and not much to hold.</summary>
    private const int BlockBytes = 4 * 1024 * 1024;

    /// <summary>Attempts at a block or a publication, with pauses in between.</summary>
    private const int AttemptsMax = 5;

    private readonly ILogStore _store;
    private readonly StoreReads _reads;
    private readonly TimeProvider _time;
    private readonly TimeSpan _callTimeout;
    private readonly CheckpointHead _head;
    private readonly BlobName _name;
    private readonly CheckpointEncoder _encoder;
    private readonly StagedUpload _upload = StagedUpload.New();
    private int _blocks;
    private long _bytes;

    internal CheckpointUpload(StoreReads reads, CheckpointHead head, TimeProvider time, TimeSpan callTimeout)
    {
        (_store, _reads, _head, _time, _callTimeout) = (reads.Store, reads, head, time, callTimeout);
        _name = BlobName.Checkpoint(head.World, head.Batch);

        // It grows to a block if it must: most checkpoints are far smaller, and worlds are many.
        _encoder = new CheckpointEncoder(head);
    }

    /// <summary>Takes the chunks; call <see cref="FlushAsync"/> after each few of them.</summary>
    public IChunkSink Chunks => _encoder;

    /// <summary>Stages what has gathered once it is a block.</summary>
    /// <exception cref="StorageUnavailableException">The store did not take it.</exception>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_encoder.Bytes.Length < BlockBytes) return;
        await StageAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the checkpoint, publishes it and reads it back.</summary>
    /// <returns>What the manifest may name.</returns>
    /// <exception cref="CheckpointDamagedException">
    /// What stands under the name is not what was sent: another file, or damage.
    /// </exception>
    /// <exception cref="StorageUnavailableException">The store did not take it, or did not answer.</exception>
    public ValueTask<CheckpointRef> PublishAsync(CancellationToken cancellationToken) =>
        PublishAsync(static _ => ValueTask.CompletedTask, cancellationToken);

    /// <summary>The same, at a pace.</summary>
    /// <param name="rest">Called after each chunk that is read back.</param>
    /// <param name="cancellationToken">Ends the effort.</param>
    public async ValueTask<CheckpointRef> PublishAsync(
        Func<CancellationToken, ValueTask> rest, CancellationToken cancellationToken)
    {
        var sha256 = _encoder.End();
        await StageAsync(cancellationToken).ConfigureAwait(false);
        var reference = new CheckpointRef(_head.Batch, _head.WorldSeq, _bytes, sha256);
        await PublishBlocksAsync(cancellationToken).ConfigureAwait(false);
        var reader = new CheckpointReader(_reads, reference);
        await using (reader.ConfigureAwait(false))
        {
            await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
                await rest(cancellationToken).ConfigureAwait(false);
        }

        return reference;
    }

    /// <summary>
    /// Gives up what was staged, if anything was, so that it takes no room; for who could not complete the checkpoint.
    /// </summary>
    public async ValueTask AbandonAsync()
    {
        if (_blocks == 0) return;

        // It ends because of a fault of its own, which is the one to tell: what stays is deleted with its process.
        using var budget = new CallBudget(_time, _callTimeout, CancellationToken.None);
        await _store.AbandonAsync(_name, _upload, budget.Token).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public void Dispose() => _encoder.Dispose();

    private async ValueTask StageAsync(CancellationToken cancellationToken)
    {
        // A block that holds more than a store takes is cut; the tail of a merge may bring many rows at once.
        for (var sent = 0; sent < _encoder.Bytes.Length;)
        {
            var bytes = Math.Min(LogStoreLimits.StagedBlockBytesMax, _encoder.Bytes.Length - sent);
            await StageBlockAsync(_encoder.Bytes.Written.Slice(sent, bytes), cancellationToken).ConfigureAwait(false);
            sent += bytes;
            _bytes += bytes;
        }

        _encoder.Clear();
    }

    // Staging an index again replaces it, so a lost answer is asked for again.
    private async ValueTask StageBlockAsync(ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(_time, _callTimeout, cancellationToken);
            var result = await _store.StageAsync(_name, _upload, _blocks, block, budget.Token).ConfigureAwait(false);
            if (result.IsDone) break;
            await PauseOrFailAsync(result, attempt, cancellationToken).ConfigureAwait(false);
        }

        _blocks++;
    }

    // Whether an unanswered publication stands is told by reading it back; so is whether a name that is taken has the
    // very same bytes, which another taker's checkpoint of this batch has.
    private async ValueTask PublishBlocksAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var budget = new CallBudget(_time, _callTimeout, cancellationToken);
            var result = await _store
                .PublishAsync(_name, _upload, _blocks, PutCondition.IfAbsent, budget.Token)
                .ConfigureAwait(false);
            if (result.Status is StoreStatus.Done or StoreStatus.AlreadyExists) return;
            if (result.Status == StoreStatus.Unknown)
            {
                var found = await _reads
                    .CallAsync($"stat {_name}", token => _store.StatAsync(_name, token), cancellationToken)
                    .ConfigureAwait(false);
                if (found.IsDone) return;
            }

            await PauseOrFailAsync(result, attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask PauseOrFailAsync(StoreResult result, int attempt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (result.Status != StoreStatus.Unknown || attempt == AttemptsMax)
        {
            var detail = result.Detail ?? $"the store answered {result.Status}";
            throw new StorageUnavailableException(_head.World, $"write {_name}", detail);
        }

        await Pause.AfterAsync(attempt, _time, cancellationToken).ConfigureAwait(false);
    }
}
