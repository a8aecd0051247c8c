using System.Security.Cryptography;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Opening;
using AssetCore.Worlds;

namespace AssetCore.Recovery.Archives;

/// <summary>
/// The index of worlds, opened for writing without a silo: world 0, whose rows are worlds. Whoever has it open is its
/// writer; dispose of it. One call at a time.
/// </summary>
public sealed class IndexOfWorlds : IAsyncDisposable
{
    private const string IndexReason = "the index of worlds";

    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    private readonly ILogStore _store;
    private readonly TimeProvider _time;
    private readonly RecoveredWorld _index;

    private IndexOfWorlds(ILogStore store, TimeProvider time, RecoveredWorld index) =>
        (_store, _time, _index) = (store, time, index);

    /// <summary>Opens the index.</summary>
    /// <param name="store">Where the worlds are.</param>
    /// <param name="holder">Who writes, for people: "assetcore import, process 4711".</param>
    /// <param name="mayTakeOver">
    /// True if the caller knows that no silo runs, or if the store has a lock that would tell. A store without one
    /// cannot tell a silo that lives from one that has stopped, and the index of one that lives is not to be taken.
    /// </param>
    /// <param name="time">The clock of timeouts, pauses and batches.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="IndexHeldException">It is another's to write, as far as can be told.</exception>
    /// <exception cref="LogCorruptException">Its log does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<IndexOfWorlds> OpenAsync(
        ILogStore store, string holder, bool mayTakeOver, TimeProvider time, CancellationToken cancellationToken)
    {
        var manifest = await new ManifestStore(store, WorldId.Index, time, s_callTimeout)
            .LookAsync(cancellationToken)
            .ConfigureAwait(false);
        if (!mayTakeOver && manifest is { Holder.Length: > 0 })
            throw new IndexHeldException($"{manifest.Holder} of cluster {manifest.ClusterId}, or was when it stopped");

        // The cluster stays what it was: this writer stands in for its silo, and is no rival of it.
        var identity = new WriterIdentity(NewNonce(), manifest?.ClusterId ?? "", holder);
        try
        {
            var index = await WorldRecovery
                .OpenAsync(store, WorldId.Index, new WorldLogOptions(), identity, time, null, cancellationToken)
                .ConfigureAwait(false);
            return new IndexOfWorlds(store, time, index);
        }
        catch (WriterHeldException held)
        {
            throw new IndexHeldException(held.HeldBy);
        }
    }

    /// <summary>Makes the index say of a world what its own log says, if it does not yet.</summary>
    /// <param name="world">The world.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="cancellationToken">Ends the effort.</param>
    /// <returns>True if the index was written; false if it said so already.</returns>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer. Repeat it later.</exception>
    /// <exception cref="IndexHeldException">Another writer has taken the index meanwhile.</exception>
    public async ValueTask<bool> CopyAsync(WorldId world, string reason, CancellationToken cancellationToken)
    {
        var row = await RowOfAsync(world, cancellationToken).ConfigureAwait(false);
        var engine = _index.Engine;
        if (engine.State.GetWorldIndex(world) == row) return false;
        engine.BeginBatch(_time.GetUtcNow().ToUnixTimeMilliseconds());
        if (engine.State.World is null)
            engine.ExecuteDirective(new WorldDirective.SetWorld(Genesis(engine.TimeMs)) { Reason = IndexReason });
        engine.ExecuteDirective(new WorldDirective.SetIndex(world, row) { Reason = reason });
        await AppendAsync(engine.Seal(), cancellationToken).ConfigureAwait(false);
        engine.Accept();
        return true;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _index.Log.DisposeAsync();

    private async ValueTask<WorldIndexRow> RowOfAsync(WorldId world, CancellationToken cancellationToken)
    {
        var manifest = await new ManifestStore(_store, world, _time, s_callTimeout)
            .LookAsync(cancellationToken)
            .ConfigureAwait(false);
        var lineage = manifest?.Lineage is { } fork ? new WorldLineage(fork.Source, fork.WorldSeq) : null;
        var past = await PastState
            .BuildAsync(_store, world, new WorldSeq(long.MaxValue), _time, null, cancellationToken)
            .ConfigureAwait(false);
        return past is { State.World: { } row, Change: { } change }
            ? new WorldIndexRow(
                row.Lifecycle, row.DisplayName, row.CreatedTimeMs, row.Operational, change.TimeMs, lineage)
            : throw new InvalidOperationException($"World {world} has no genesis, so there is nothing to list.");
    }

    private async ValueTask AppendAsync(BatchContent content, CancellationToken cancellationToken)
    {
        var batch = new SealedBatch(
            content.FirstWorldSeq,
            content.LastWorldSeq,
            content.CommitCount,
            content.TimeMs,
            content.StateHash,
            content.Payload);
        switch (await _index.Log.AppendAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            case AppendOutcome.Durable:
                return;
            case AppendOutcome.Fenced fenced:
                throw new IndexHeldException(fenced.Holder ?? "another writer");
            case var outcome:
                throw new StorageUnavailableException(WorldId.Index, "append to the index of worlds", $"{outcome}");
        }
    }

    private static WorldRow Genesis(long timeMs) => new(
        WorldLifecycle.Provisioned,
        null,
        timeMs,
        default,
        WorldDefaults.IdempotencyKeysMax,
        WorldDefaults.IdempotencyAgeMax);

    private static WriterNonce NewNonce()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new WriterNonce(BitConverter.ToUInt128(bytes));
    }
}
