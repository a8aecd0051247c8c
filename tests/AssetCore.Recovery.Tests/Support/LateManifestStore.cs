using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>A store in which a manifest is replaced right after it was read once.</summary>
/// <param name="inner">The store, with the manifest that came later.</param>
/// <param name="name">The manifest's name.</param>
/// <param name="first">The manifest that is read first.</param>
internal sealed class LateManifestStore(ILogStore inner, BlobName name, byte[] first) : ForwardingStore(inner)
{
    private bool _wasRead;

    /// <inheritdoc />
    public override ValueTask<StoreReadResult> ReadAsync(
        BlobName blob, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (blob != name || _wasRead) return base.ReadAsync(blob, offset, buffer, cancellationToken);
        _wasRead = true;
        var rest = first.AsMemory((int)Math.Min(offset, first.Length));
        var count = Math.Min(rest.Length, buffer.Length);
        rest[..count].CopyTo(buffer);
        return ValueTask.FromResult(new StoreReadResult(StoreStatus.Done, count));
    }
}
