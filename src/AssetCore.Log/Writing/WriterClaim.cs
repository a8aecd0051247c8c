using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Manifests;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>
/// The writer's claim to its world: the epoch that it raised in the manifest under its own nonce. It is made before the
/// writer's first append, looked at again at every roll, and lost when another writer claims the world. One caller at
/// a time.
/// </summary>
/// <param name="manifests">Where claims are made.</param>
/// <param name="world">The world.</param>
/// <param name="identity">Who claims it.</param>
/// <param name="time">The clock that dates the claim.</param>
/// <param name="found">The manifest when the log was opened.</param>
internal sealed class WriterClaim(
    ManifestStore manifests, WorldId world, WriterIdentity identity, TimeProvider time, WorldManifest? found)
{
    /// <summary>The claim that stood when the log was opened, and then our own.</summary>
    private (Epoch Epoch, WriterNonce Nonce) _known = ClaimOf(found);
    private bool _isHeld;

    /// <summary>The writer's nonce, in every frame of it.</summary>
    public WriterNonce Nonce => identity.Nonce;

    /// <summary>The epoch that is held, or that would be claimed if nothing moved until then.</summary>
    public Epoch EpochAfter(in LogHead head) => _isHeld ? _known.Epoch : Higher(_known.Epoch, head.Epoch).Next;

    /// <summary>Gives up the epoch, so that the next frame begins a new one.</summary>
    public void Release() => _isHeld = false;

    /// <summary>Claims the world unless it is held.</summary>
    /// <param name="head">What is known to be durable.</param>
    /// <param name="budget">The time there is.</param>
    /// <returns>Null once it is held; otherwise what the append has come to instead.</returns>
    public ValueTask<AppendOutcome?> EnsureAsync(LogHead head, AppendBudget budget) =>
        _isHeld ? new(null as AppendOutcome) : UpdateAsync(manifest => Claim(manifest, head), head, budget);

    /// <summary>Records what is known to be durable, and finds out whether the claim still stands.</summary>
    /// <returns>Null if it does; otherwise what the append has come to instead.</returns>
    public ValueTask<AppendOutcome?> RecordAsync(LogHead head, AppendBudget budget) =>
        UpdateAsync(manifest => Record(manifest!, head), head, budget);

    /// <summary>Finds out whether another writer has claimed the world.</summary>
    /// <returns>Null if none has; otherwise what the append has come to instead.</returns>
    public ValueTask<AppendOutcome?> ConfirmAsync(LogHead head, AppendBudget budget) => TryAsync(
        async token =>
        {
            var manifest = await manifests.LookAsync(token).ConfigureAwait(false);
            ThrowIfGone(manifest);
            return IsRival(manifest) ? Fenced(manifest!, head) : null;
        },
        budget);

    /// <summary>Another writer's frame was found: names that writer, if the manifest can be read.</summary>
    public async ValueTask<AppendOutcome.Fenced> FenceAsync(
        LogHead head, Epoch epoch, CancellationToken cancellationToken)
    {
        var manifest = null as WorldManifest;
        try
        {
            manifest = await manifests.LookAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is StorageUnavailableException or OperationCanceledException)
        {
            // The name is for people; that the writer has been replaced is certain without it.
        }

        return manifest is not null && manifest.Nonce != Nonce && manifest.Epoch.CompareTo(epoch) >= 0
            ? new AppendOutcome.Fenced(EpochAfter(head), epoch, manifest.ClusterId, manifest.Holder)
            : new AppendOutcome.Fenced(EpochAfter(head), epoch, null, null);
    }

    private static (Epoch Epoch, WriterNonce Nonce) ClaimOf(WorldManifest? manifest) =>
        manifest is null ? (Epoch.None, default) : (manifest.Epoch, manifest.Nonce);

    private static Epoch Higher(Epoch left, Epoch right) => left.CompareTo(right) >= 0 ? left : right;

    private WorldManifest? Claim(WorldManifest? manifest, in LogHead head)
    {
        // A put of ours that was never answered has landed. Only an epoch above the log's can begin there.
        if (manifest?.Nonce == Nonce && manifest.Epoch.CompareTo(head.Epoch) > 0) return null;
        var above = Higher(Higher(_known.Epoch, manifest?.Epoch ?? Epoch.None), head.Epoch);
        return Signed(manifest ?? new WorldManifest { World = world }, above.Next, head);
    }

    private WorldManifest? Record(WorldManifest manifest, in LogHead head)
    {
        // A manifest that was set back to an older one lost our claim. Nobody else has made one, so it still holds.
        if (ClaimOf(manifest) != _known) return Signed(manifest, _known.Epoch, head);
        var recorded = WithBound(manifest, head);
        return recorded == manifest ? null : recorded;
    }

    private WorldManifest Signed(WorldManifest manifest, Epoch epoch, in LogHead head) => WithBound(manifest, head) with
    {
        Epoch = epoch,
        Nonce = Nonce,
        ClusterId = identity.ClusterId,
        Holder = identity.Holder,
        ClaimedTimeMs = Math.Max(0, time.GetUtcNow().ToUnixTimeMilliseconds()),
    };

    private static WorldManifest WithBound(WorldManifest manifest, in LogHead head) =>
        head.Batch == BatchNumber.None || head.Batch < manifest.Bound.Batch
            ? manifest
            : manifest with { Bound = new DurableBound(head.Batch, head.WorldSeq, head.Epoch, head.Hash) };

    /// <summary>
    /// True if another writer has claimed the world since we looked. A lower epoch than the one known is a manifest
    /// that was set back, and no claim: whoever claims takes a higher one than both manifest and log show.
    /// </summary>
    private bool IsRival(WorldManifest? manifest) =>
        manifest is not null
        && manifest.Nonce != Nonce
        && ClaimOf(manifest) != _known
        && manifest.Epoch.CompareTo(_known.Epoch) >= 0;

    private void ThrowIfGone(WorldManifest? manifest)
    {
        if (manifest?.Purge is { } purge) throw new WorldPurgedException(world, purge);
        if (manifest is null && (_isHeld || _known.Epoch != Epoch.None))
            throw new LogCorruptException(world, BlobName.Manifest(world).Value, 0, "the manifest is gone");
    }

    private AppendOutcome.Fenced Fenced(WorldManifest rival, in LogHead head) =>
        new(EpochAfter(head), rival.Epoch, rival.ClusterId, rival.Holder);

    private ValueTask<AppendOutcome?> UpdateAsync(
        Func<WorldManifest?, WorldManifest?> change, LogHead head, AppendBudget budget) => TryAsync(
        async token =>
        {
            WorldManifest? rival = null;
            var update = await manifests.UpdateAsync(
                manifest =>
                {
                    ThrowIfGone(manifest);
                    rival = IsRival(manifest) ? manifest : null;
                    return rival is null ? change(manifest) : null;
                },
                token).ConfigureAwait(false);
            if (rival is not null) return Fenced(rival, head);
            if (!_isHeld) LogMetrics.Claimed();
            (_known, _isHeld) = (ClaimOf(update.Manifest), true);
            return null;
        },
        budget);

    /// <summary>Nothing was sent to the log meanwhile, so a manifest that is out of reach refuses the batch.</summary>
    private static async ValueTask<AppendOutcome?> TryAsync(
        Func<CancellationToken, ValueTask<AppendOutcome?>> attempt, AppendBudget budget)
    {
        using var rest = budget.Rest();
        try
        {
            return await attempt(rest.Token).ConfigureAwait(false);
        }
        catch (StorageUnavailableException failure)
        {
            return new AppendOutcome.Refused(failure.Message);
        }
        catch (OperationCanceledException)
        {
            return new AppendOutcome.Refused("no time was left to look at the manifest");
        }
    }
}
