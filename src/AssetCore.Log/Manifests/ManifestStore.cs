using AssetCore.Format;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;

namespace AssetCore.Log.Manifests;

/// <summary>
/// Reads and changes the manifest of one world. Anybody may, at any time: each change is made on condition that nobody
/// else made one meanwhile, and is judged anew otherwise. Any thread.
/// </summary>
/// <param name="store">Where the manifest is.</param>
/// <param name="world">Whose.</param>
/// <param name="time">The clock of timeouts and pauses.</param>
/// <param name="callTimeout">How long one call to the store may take.</param>
public sealed class ManifestStore(ILogStore store, WorldId world, TimeProvider time, TimeSpan callTimeout)
{
    /// <summary>
    /// Puts that one update sends. Each that meets another's change is a change that somebody made, and those are rare;
    /// eight with their pauses take half a second, so that a store that answers nothing is reported soon.
    /// </summary>
    private const int AttemptsMax = 8;

    private readonly BlobName _name = BlobName.Manifest(world);
    private readonly StoreReads _reads = new(store, world, time, callTimeout);

    /// <summary>The manifest, with the version that a put can be conditioned on; null if there is none.</summary>
    /// <exception cref="LogCorruptException">It does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<StoredManifest?> ReadAsync(CancellationToken cancellationToken)
    {
        // The version first: if the bytes are newer than it, a put on condition of it fails, as it should.
        var version = await _reads
            .CallAsync($"stat {_name}", token => store.StatAsync(_name, token), cancellationToken)
            .ConfigureAwait(false);
        if (version.Status == StoreStatus.NotFound) return null;
        var manifest = await LookAsync(cancellationToken).ConfigureAwait(false);
        return manifest is null ? null : new StoredManifest(manifest, version.ETag!);
    }

    /// <summary>What the manifest says now, in one call to the store; null if there is none.</summary>
    /// <exception cref="LogCorruptException">It does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<WorldManifest?> LookAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[ManifestCodec.BytesMax + 1];
        var read = await _reads.ReadAsync(_name, 0, buffer, cancellationToken).ConfigureAwait(false);
        return read.Status == StoreStatus.NotFound ? null : Decode(buffer.AsSpan(0, read.Count));
    }

    /// <summary>
    /// Reads, changes and writes the manifest, on condition that nobody else did meanwhile; otherwise all of it again.
    /// A put without an answer is settled by reading back.
    /// </summary>
    /// <param name="change">
    /// Gets the manifest (null if there is none) and answers what it is to become, or null to leave it. Called again
    /// whenever another's change came first, or when it cannot be told whose change stands, so it must answer null to
    /// a manifest that holds its change already. The generation is counted here.
    /// </param>
    /// <param name="cancellationToken">Ends the effort; the last put may then still take effect.</param>
    /// <exception cref="ArgumentException">
    /// What it is to become breaks a rule, or is of another world.
    /// </exception>
    /// <exception cref="LogCorruptException">What stands there does not verify.</exception>
    /// <exception cref="StorageUnavailableException">
    /// The store refused, or did not answer. If it did not answer, the change may still take effect.
    /// </exception>
    public async ValueTask<ManifestUpdate> UpdateAsync(
        Func<WorldManifest?, WorldManifest?> change, CancellationToken cancellationToken)
    {
        WorldManifest? sent = null;
        for (var attempt = 1; ; attempt++)
        {
            var stored = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (sent is not null && stored?.Manifest == sent) return new ManifestUpdate(sent, true);
            if (change(stored?.Manifest) is not { } changed) return new ManifestUpdate(stored?.Manifest, false);
            sent = changed with { Generation = (stored?.Manifest.Generation ?? 0) + 1 };
            var result = await PutAsync(sent, stored, cancellationToken).ConfigureAwait(false);
            if (result.IsDone) return new ManifestUpdate(sent, true);
            ThrowIfFinal(result, attempt);
            await Pause.AfterAsync(attempt, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<StoreResult> PutAsync(
        WorldManifest manifest, StoredManifest? stored, CancellationToken cancellationToken)
    {
        if (manifest.World != world)
            throw new ArgumentException($"This manifest is of world {manifest.World}, not {world}.", nameof(manifest));
        var condition = stored is null ? PutCondition.IfAbsent : PutCondition.IfMatch(stored.ETag);
        using var call = new CallBudget(time, callTimeout, cancellationToken);
        return await store.PutAsync(_name, ManifestCodec.Encode(manifest), condition, call.Token).ConfigureAwait(false);
    }

    private void ThrowIfFinal(StoreResult result, int attempt)
    {
        var isOpen = result.Status
            is StoreStatus.Unknown or StoreStatus.PreconditionFailed or StoreStatus.AlreadyExists;
        if (isOpen && attempt < AttemptsMax) return;
        var detail = result.Detail ?? $"the store answered {result.Status}";
        throw new StorageUnavailableException(world, $"write {_name}", detail);
    }

    private WorldManifest Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var manifest = ManifestCodec.Decode(bytes);
            return manifest.World == world
                ? manifest
                : throw new LogCorruptException(world, _name.Value, 0, $"it is that of world {manifest.World}");
        }
        catch (FormatFaultException fault)
        {
            throw new LogCorruptException(world, _name.Value, fault.Offset, fault.Reason);
        }
    }
}
