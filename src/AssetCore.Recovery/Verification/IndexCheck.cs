using System.Security.Cryptography;
using AssetCore.Format.Indexes;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Archives;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// Makes the index of each segment again as the walk goes by, and holds those that are stored against it. One caller at
/// a time.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="world">The world.</param>
/// <param name="blobs">Its blobs.</param>
internal sealed class IndexCheck(ILogStore store, WorldId world, WorldBlobs blobs)
{
    private readonly Dictionary<BatchNumber, Hash256> _made = [];
    private SegmentIndexWriter? _open;
    private BatchNumber _segment = BatchNumber.None;

    /// <summary>Takes the next batch, whose payload replay has accepted.</summary>
    public void Add(BatchFrame frame)
    {
        var segment = frame.After!.Segment;
        if (segment != _segment) Begin(segment);
        _open?.Add(frame.Header, frame.Payload.Span);
    }

    /// <summary>The stored indexes that are not those of their segments.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<IReadOnlyList<Finding>> FindFaultsAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var (segment, expected) in _made)
        {
            var name = BlobName.Index(world, segment);
            if (await HashAsync(name, cancellationToken).ConfigureAwait(false) is not { } found || found == expected)
                continue;
            findings.Add(new Finding(
                FindingKind.Index, "it is not the index of its segment: delete it, it is made again")
            {
                Blob = name.Value,
                Batch = segment,
            });
        }

        return findings;
    }

    // One that another segment follows is complete.
    private void Begin(BatchNumber segment)
    {
        if (_open is not null) _made[_segment] = new Hash256(SHA256.HashData(_open.Encode()));
        _segment = segment;
        _open = blobs.Indexes.Contains(segment) ? new SegmentIndexWriter(segment) : null;
    }

    private async ValueTask<Hash256?> HashAsync(BlobName name, CancellationToken cancellationToken)
    {
        var reads = new BlobReads(store, world);
        var buffer = new byte[1024 * 1024];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var offset = 0L; ;)
        {
            var count = await reads.ReadAsync(name, offset, buffer, cancellationToken).ConfigureAwait(false);
            if (count < 0) return null;
            hash.AppendData(buffer, 0, count);
            offset += count;
            if (count < buffer.Length) return new Hash256(hash.GetHashAndReset());
        }
    }
}
