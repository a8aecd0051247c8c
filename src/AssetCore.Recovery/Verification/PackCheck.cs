using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;

namespace AssetCore.Recovery.Verification;

/// <summary>
/// Compares a pack with the segment that it was made from, for as long as both are there. The walk along the chain
/// reads one of them.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="world">The world.</param>
internal sealed class PackCheck(ILogStore store, WorldId world)
{
    private const int ReadBytes = 4 * 1024 * 1024;

    private readonly byte[] _left = new byte[ReadBytes];
    private readonly byte[] _right = new byte[ReadBytes];

    /// <summary>Where a pack differs from its segment; null if it does not, or one of them has gone
    /// meanwhile.</summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<Finding?> FindFaultAsync(BatchNumber first, CancellationToken cancellationToken)
    {
        var (segment, pack) = (BlobName.Segment(world, first), BlobName.Pack(world, first));
        for (var offset = 0L; ; offset += ReadBytes)
        {
            var left = await ReadAsync(segment, offset, _left, cancellationToken).ConfigureAwait(false);
            var right = await ReadAsync(pack, offset, _right, cancellationToken).ConfigureAwait(false);
            if (left < 0 || right < 0) return null;
            var same = _left.AsSpan(0, left).CommonPrefixLength(_right.AsSpan(0, right));
            if (same < Math.Max(left, right)) return Differs(pack, segment, offset + same);
            if (left < ReadBytes) return null;
        }
    }

    /// <summary>
    /// True if the segment is empty beside a pack that is not: left by a writer that slept while others filled the
    /// segment, and nothing that the pack was made of.
    /// </summary>
    /// <exception cref="StorageUnavailableException">The store did not answer.</exception>
    public async ValueTask<bool> IsLeftoverAsync(BatchNumber first, CancellationToken cancellationToken) =>
        await ReadAsync(BlobName.Segment(world, first), 0, _left, cancellationToken).ConfigureAwait(false) == 0
        && await ReadAsync(BlobName.Pack(world, first), 0, _right, cancellationToken).ConfigureAwait(false) > 0;

    private static Finding Differs(BlobName pack, BlobName segment, long offset) =>
        new(FindingKind.Pack, $"the pack differs here from its segment {segment}")
        {
            Blob = pack.Value,
            Offset = offset,
        };

    private async ValueTask<int> ReadAsync(
        BlobName name, long offset, byte[] buffer, CancellationToken cancellationToken)
    {
        var read = await store.ReadAsync(name, offset, buffer, cancellationToken).ConfigureAwait(false);
        return read.Status switch
        {
            StoreStatus.Done => read.Count,
            StoreStatus.NotFound => -1,
            _ => throw new StorageUnavailableException(world, $"read {name} at byte {offset}", read.Detail),
        };
    }
}
