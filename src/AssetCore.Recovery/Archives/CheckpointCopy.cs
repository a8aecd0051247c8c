using System.Security.Cryptography;
using AssetCore.Format.Archives;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Archives;

/// <summary>Copies checkpoints into an archive, after they were verified. One call at a time.</summary>
/// <param name="store">Where they are.</param>
/// <param name="checkpoints">The same, as a store of checkpoints.</param>
/// <param name="world">Whose.</param>
/// <param name="archive">Where they go.</param>
internal sealed class CheckpointCopy(
    ILogStore store, CheckpointStore checkpoints, WorldId world, ArchiveOutput archive)
{
    private const int ReadBytes = 1024 * 1024;

    private readonly BlobReads _reads = new(store, world);

    /// <summary>Reads a checkpoint to its end.</summary>
    /// <returns>The place behind it.</returns>
    /// <exception cref="CheckpointDamagedException">It is not what the manifest says.</exception>
    public async ValueTask<LogStart> VerifyAsync(CheckpointRef reference, CancellationToken cancellationToken)
    {
        var reader = checkpoints.Open(reference);
        await using (reader.ConfigureAwait(false))
        {
            var head = await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
            while (await reader.MoveNextAsync(cancellationToken).ConfigureAwait(false))
            {
            }

            return CheckpointPlaces.StartOf(head, reference);
        }
    }

    /// <summary>Copies its bytes.</summary>
    /// <exception cref="CheckpointDamagedException">
    /// It was replaced while it was copied: the archive is of no use.
    /// </exception>
    public async ValueTask CopyAsync(CheckpointRef reference, CancellationToken cancellationToken)
    {
        var name = BlobName.Checkpoint(world, reference.Batch);
        var buffer = new byte[ReadBytes];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        archive.Begin(new ArchiveBlob.Checkpoint(reference));
        for (var offset = 0L; offset < reference.Bytes;)
        {
            var wanted = (int)Math.Min(ReadBytes, reference.Bytes - offset);
            var read = await _reads
                .ReadAsync(name, offset, buffer.AsMemory(0, wanted), cancellationToken)
                .ConfigureAwait(false);
            if (read != wanted) throw Replaced(name);

            // The last 32 bytes are the hash of those before.
            var hashed = (int)Math.Clamp(reference.Bytes - Hash256.Bytes - offset, 0, read);
            hash.AppendData(buffer.AsSpan(0, hashed));
            await archive.AddAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            offset += read;
        }

        if (new Hash256(hash.GetHashAndReset()) != reference.Sha256) throw Replaced(name);
    }

    private CheckpointDamagedException Replaced(BlobName name) =>
        new(world, name.Value, "it was replaced while it was copied: export again");
}
