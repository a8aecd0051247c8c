using System.Runtime.CompilerServices;
using AssetCore.Format.Archives;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>
/// An archive whose every byte was checked, to be read as the store that its world would be in: whatever reads a log
/// reads it here too. It has a manifest as an import would write it. One read at a time; the stream is the caller's.
/// </summary>
public sealed class WorldArchive : ReadOnlyStore, IDisposable
{
    private readonly Stream _input;
    private readonly Dictionary<BlobName, ArchivedBlob> _blobs;
    private readonly byte[] _manifest;
    private readonly SemaphoreSlim _turn = new(1);

    private WorldArchive(Stream input, ArchiveIndexer index)
    {
        (_input, Origin, Summary, Sha256) = (input, index.Origin, index.Summary, index.Sha256);
        Blobs = index.Blobs;
        _blobs = index.Blobs.ToDictionary(blob => blob.Name);
        Manifest = new WorldManifest
        {
            World = Origin.World,
            Bound = Summary.Epoch == Epoch.None
                ? DurableBound.None
                : new DurableBound(Summary.Batch, Summary.WorldSeq, Summary.Epoch, Summary.Hash),
            Checkpoints =
            [
                .. index.Blobs.Select(blob => blob.Blob).OfType<ArchiveBlob.Checkpoint>()
                    .Select(checkpoint => checkpoint.Reference).OrderByDescending(reference => reference.Batch),
            ],
            Lineage = Origin.Lineage,
            Import = new WorldImport(Sha256, Origin.World, Summary.WorldSeq, 0),
        };
        _manifest = ManifestCodec.Encode(Manifest);
    }

    /// <summary>The world, and what of its manifest went with it.</summary>
    public ArchiveOrigin Origin { get; }

    /// <summary>The end of the log in the archive.</summary>
    public ArchiveSummary Summary { get; }

    /// <summary>The SHA-256 that the archive ends with.</summary>
    public Hash256 Sha256 { get; }

    /// <summary>The manifest that the world would have, but for the time of the import.</summary>
    public WorldManifest Manifest { get; }

    /// <summary>The blobs in the order of the archive.</summary>
    internal IReadOnlyList<ArchivedBlob> Blobs { get; }

    /// <summary>Reads an archive to its end and checks every byte of it.</summary>
    /// <param name="input">The archive, which can be sought in; the caller's, as long as the archive is in use.</param>
    /// <param name="progress">Hears the bytes that were read; null for nobody.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ArchiveCorruptException">It is no archive, or a damaged one.</exception>
    /// <exception cref="IOException">It could not be read.</exception>
    public static async ValueTask<WorldArchive> OpenAsync(
        Stream input, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        using var index = new ArchiveIndexer(input);
        await index.RunAsync(progress, cancellationToken).ConfigureAwait(false);
        try
        {
            return new WorldArchive(input, index);
        }
        catch (ArgumentException fault)
        {
            throw new ArchiveCorruptException(0, $"what it says of the world cannot be: {fault.Message}");
        }
    }

    /// <inheritdoc />
    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (name == BlobName.Manifest(Origin.World)) return Read(_manifest, offset, buffer);
        if (!_blobs.TryGetValue(name, out var blob)) return new StoreReadResult(StoreStatus.NotFound);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(blob, offset, buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            return new StoreReadResult(StoreStatus.Unknown, 0, failure.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public override ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (name == BlobName.Manifest(Origin.World))
            return new(new StoreResult(StoreStatus.Done, _manifest.Length, Sha256.ToString()));
        return new(_blobs.TryGetValue(name, out var blob)
            ? new StoreResult(StoreStatus.Done, blob.Length, Sha256.ToString())
            : new StoreResult(StoreStatus.NotFound));
    }

    /// <inheritdoc />
    public override async IAsyncEnumerable<BlobListing> ListAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var manifest = new BlobListing(BlobName.Manifest(Origin.World), _manifest.Length);
        var all = _blobs.Values.Select(blob => new BlobListing(blob.Name, blob.Length)).Append(manifest);
        foreach (var blob in all.OrderBy(blob => blob.Name.Value, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (blob.Name.Value.StartsWith(prefix, StringComparison.Ordinal)) yield return blob;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async ValueTask<StoreReadResult> ReadAsync(
        ArchivedBlob blob, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = (int)Math.Clamp(blob.Length - offset, 0, buffer.Length);
        for (var done = 0; done < count;)
        {
            var at = offset + done;
            var piece = Math.Min(count - done, ArchiveLayout.DataBytes - (int)(at % ArchiveLayout.DataBytes));
            _input.Position = ArchiveLayout.PlaceOf(blob.FirstPart, at);
            await _input.ReadExactlyAsync(buffer.Slice(done, piece), cancellationToken).ConfigureAwait(false);
            done += piece;
        }

        return new StoreReadResult(StoreStatus.Done, count);
    }

    private static StoreReadResult Read(byte[] bytes, long offset, Memory<byte> buffer)
    {
        var count = (int)Math.Clamp(bytes.Length - offset, 0, buffer.Length);
        bytes.AsMemory((int)Math.Min(offset, bytes.Length), count).CopyTo(buffer);
        return new StoreReadResult(StoreStatus.Done, count);
    }
}
