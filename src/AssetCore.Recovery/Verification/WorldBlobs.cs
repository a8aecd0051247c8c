using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Verification;

/// <summary>The blobs of a world, as a listing tells them.</summary>
internal sealed class WorldBlobs
{
    private readonly WorldId _world;

    private WorldBlobs(WorldId world) => _world = world;

    /// <summary>Segments by their first batch, with their bytes.</summary>
    public SortedDictionary<BatchNumber, long> Segments { get; } = [];

    /// <summary>Packs by their first batch, with their bytes.</summary>
    public SortedDictionary<BatchNumber, long> Packs { get; } = [];

    /// <summary>Checkpoints by their batch.</summary>
    public SortedSet<BatchNumber> Checkpoints { get; } = [];

    /// <summary>Indexes by the first batch of their segment.</summary>
    public SortedSet<BatchNumber> Indexes { get; } = [];

    /// <summary>Indexes of another version, which this software neither reads nor builds.</summary>
    public List<BlobName> OtherIndexes { get; } = [];

    /// <summary>Blobs that are of no known kind.</summary>
    public List<BlobName> Others { get; } = [];

    /// <summary>True if there is a manifest.</summary>
    public bool HasManifest { get; private set; }

    /// <summary>First batches of all segments, in either form.</summary>
    public SortedSet<BatchNumber> Firsts => [.. Segments.Keys, .. Packs.Keys];

    /// <summary>True if there is nothing at all.</summary>
    public bool IsEmpty => !HasManifest && IsOnlyManifest;

    /// <summary>True if there is nothing but a manifest.</summary>
    public bool IsOnlyManifest =>
        Segments.Count + Packs.Count + Checkpoints.Count + Indexes.Count + OtherIndexes.Count + Others.Count == 0;

    /// <summary>Lists the blobs of a world.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public static async ValueTask<WorldBlobs> ListAsync(
        ILogStore store, WorldId world, CancellationToken cancellationToken)
    {
        var blobs = new WorldBlobs(world);
        try
        {
            var listing = store.ListAsync(BlobName.WorldPrefix(world), cancellationToken);
            await foreach (var blob in listing.ConfigureAwait(false)) blobs.Add(blob);
        }
        catch (IOException exception)
        {
            throw new StorageUnavailableException(world, "list its blobs", exception.Message);
        }

        return blobs;
    }

    /// <summary>The blob that a reader takes for a segment.</summary>
    public BlobName NameOf(BatchNumber first) =>
        Segments.ContainsKey(first) || !Packs.ContainsKey(first)
            ? BlobName.Segment(_world, first)
            : BlobName.Pack(_world, first);

    private void Add(in BlobListing blob)
    {
        if (BlobName.TryParseSegment(blob.Name, _world, out var batch)) Segments[batch] = blob.Length;
        else if (BlobName.TryParsePack(blob.Name, _world, out batch)) Packs[batch] = blob.Length;
        else if (BlobName.TryParseCheckpoint(blob.Name, _world, out batch)) Checkpoints.Add(batch);
        else if (BlobName.TryParseIndex(blob.Name, _world, out batch)) Indexes.Add(batch);
        else if (BlobName.IsIndexOfOtherVersion(blob.Name, _world)) OtherIndexes.Add(blob.Name);
        else if (blob.Name == BlobName.Manifest(_world)) HasManifest = true;
        else Others.Add(blob.Name);
    }
}
