using AssetCore.Engine.Transactions;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Opening;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// Looks at every checkpoint that a manifest names: its bytes, its rows, and that it is the very state that replay came
/// to, at the place where it says it stands.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="checkpoints">Its checkpoints.</param>
/// <param name="findings">Where findings go.</param>
internal sealed class CheckpointCheck(WorldId world, CheckpointStore checkpoints, VerifyFindings findings)
{
    /// <summary>Checkpoints that are what they should be.</summary>
    public int Sound { get; private set; }

    /// <summary>Loads what a fork begins with; null if the world is no fork, or that checkpoint is bad.</summary>
    public async ValueTask<LoadedState?> LoadBeginningAsync(
        WorldManifest? manifest, CancellationToken cancellationToken)
    {
        if (manifest?.Genesis is not { } genesis) return null;
        var loaded = await LoadAsync(genesis, cancellationToken).ConfigureAwait(false);
        if (loaded.Restored is null) return null;
        Sound++;
        return loaded;
    }

    /// <summary>Looks at the others.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="places">What replay came to at their batches.</param>
    /// <param name="end">The last batch of the log, as far as it is sound.</param>
    /// <param name="isEndKnown">True if the log is sound to its end.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask RunAsync(
        WorldManifest manifest,
        IReadOnlyDictionary<BatchNumber, ReplayedPlace> places,
        BatchNumber end,
        bool isEndKnown,
        CancellationToken cancellationToken)
    {
        foreach (var reference in manifest.Checkpoints)
        {
            if (reference == manifest.Genesis) continue;
            var loaded = await LoadAsync(reference, cancellationToken).ConfigureAwait(false);
            if (loaded is not { Restored: { } restored, Start: { } start }) continue;
            if (places.TryGetValue(reference.Batch, out var place)) Compare(reference, restored, start, place);
            else if (reference.Batch > end && isEndKnown)
                Add(reference, $"it stands behind batch {reference.Batch}, the log ends after batch {end}");
            else findings.Note($"checkpoint {reference.Batch} could not be held against the log, which breaks before");
        }
    }

    private void Compare(
        CheckpointRef reference, Engine.Checkpoints.RestoredState restored, LogStart start, ReplayedPlace place)
    {
        if (start != place.Place)
        {
            Add(reference, $"it says that it stands at {Describe(start)}, the log has {Describe(place.Place)} there");
            return;
        }

        var head = CheckpointPlaces.HeadOf(world, place.Place);
        var digest = CheckpointDigest.Of(WorldEngine.Restore(world, restored), restored.Change, head);
        if (digest == place.Digest) Sound++;
        else Add(reference, "it holds another state, or other keys, than the log leads to at its batch");
    }

    // The reasons of the loader name the blob already, and are sentences of their own.
    private async ValueTask<LoadedState> LoadAsync(CheckpointRef reference, CancellationToken cancellationToken)
    {
        var loaded = await new CheckpointLoader(checkpoints, withKeys: true)
            .LoadAsync(null, [reference], cancellationToken)
            .ConfigureAwait(false);
        foreach (var bad in loaded.Bad) Add(reference, bad.Reason);
        return loaded;
    }

    private void Add(CheckpointRef reference, string reason) =>
        findings.Add(new Finding(FindingKind.Checkpoint, reason)
        {
            Blob = BlobName.Checkpoint(world, reference.Batch).Value,
            Batch = reference.Batch,
        });

    private static string Describe(LogStart place) =>
        $"byte {place.Offset} of segment {place.Segment} behind batch {place.Head.Batch}, world_seq "
        + $"{place.Head.WorldSeq}, frame {place.Head.Hash}";
}
