using System.Security.Cryptography;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Manifests;

namespace AssetCore.Recovery.Archives;

/// <summary>
/// One run of an import, as the world's manifest knows it: by a nonce of its own, until the import is over or another
/// run of it has taken over. Used once; one call at a time.
/// </summary>
/// <param name="manifests">The world's manifest.</param>
/// <param name="archive">What is imported.</param>
/// <param name="time">The clock of what the manifest says.</param>
internal sealed class ImportRun(ManifestStore manifests, WorldArchive archive, TimeProvider time)
{
    private readonly WriterNonce _nonce = new(BitConverter.ToUInt128(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Makes the manifest, or takes an import over that is not finished.</summary>
    /// <returns>True if there was one to take over: what it left is to be deleted.</returns>
    /// <exception cref="ImportException">The store holds that world.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask<bool> BeginAsync(CancellationToken cancellationToken)
    {
        var import = archive.Manifest.Import! with { TimeMs = time.GetUtcNow().ToUnixTimeMilliseconds() };
        var hasTakenOver = false;
        await manifests
            .UpdateAsync(
                stored =>
                {
                    if (stored is null) return archive.Manifest with { Nonce = _nonce, Import = import };
                    if (IsOwn(stored)) return null;
                    if (!IsUnfinished(stored, archive)) throw Exists(stored);
                    hasTakenOver = true;
                    return stored with { Nonce = _nonce, Import = import };
                },
                cancellationToken)
            .ConfigureAwait(false);
        return hasTakenOver;
    }

    /// <summary>Makes sure that no other run has taken over.</summary>
    /// <exception cref="ImportException">One has, or has ended the import.</exception>
    /// <exception cref="LogCorruptException">The manifest does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask ThrowIfTakenOverAsync(CancellationToken cancellationToken)
    {
        var stored = await manifests.LookAsync(cancellationToken).ConfigureAwait(false);
        if (stored is null || !IsOwn(stored)) throw TakenOver();
    }

    /// <summary>All of the world is there: the import is over.</summary>
    /// <returns>The manifest now.</returns>
    /// <exception cref="ImportException">Another run has taken over.</exception>
    /// <exception cref="StorageUnavailableException">The store refused, or did not answer.</exception>
    public async ValueTask<WorldManifest> EndAsync(CancellationToken cancellationToken)
    {
        var isSent = false;
        var update = await manifests
            .UpdateAsync(
                stored =>
                {
                    if (stored is not null && IsOwn(stored))
                    {
                        isSent = true;
                        return stored with { Nonce = default };
                    }

                    // A put whose answer was lost has ended the import, and a writer may have claimed the world since.
                    var hasEnded = isSent && stored is { Purge: null, IsImporting: false, Import: { } import }
                        && import.Archive == archive.Sha256;
                    return hasEnded ? null : throw TakenOver();
                },
                cancellationToken)
            .ConfigureAwait(false);
        return update.Manifest!;
    }

    /// <summary>
    /// True for the manifest of an import of this archive that is not over. Whoever claims a world to write to it makes
    /// an epoch, and nobody else changes the manifest of one that is not whole. (Imports of earlier versions had no
    /// nonce, and the first generation.)
    /// </summary>
    public static bool IsUnfinished(WorldManifest manifest, WorldArchive archive) =>
        IsUnderWay(manifest) && manifest.Import!.Archive == archive.Sha256;

    /// <summary>Why a world that has a manifest is not imported.</summary>
    public static ImportException Exists(WorldManifest manifest)
    {
        var what = manifest switch
        {
            { Purge: not null } =>
                "a world of that number was purged from this store, and a number is never used again",
            { Import: { } import } when IsUnderWay(manifest) =>
                $"the import of another archive of it, {import.Archive}, was interrupted: repeat that one",
            _ => "the store holds a world of that number",
        };
        return new ImportException(manifest.World, ImportFault.Exists, what);
    }

    private static bool IsUnderWay(WorldManifest manifest) =>
        manifest.IsImporting
        || manifest is { Purge: null, Import: not null, Generation: 1, Epoch: var epoch } && epoch == Epoch.None;

    private bool IsOwn(WorldManifest manifest) => IsUnderWay(manifest) && manifest.Nonce == _nonce;

    private ImportException TakenOver() => new(
        archive.Origin.World,
        ImportFault.Held,
        "another import of it was started meanwhile and has taken over; this one deletes and completes nothing more");
}
