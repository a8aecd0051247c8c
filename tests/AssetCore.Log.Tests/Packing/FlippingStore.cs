using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Packing;

/// <summary>Reads one bit of one blob wrongly, as a bad cable or memory does.</summary>
internal sealed class FlippingStore(ILogStore inner, BlobName blob, long at) : ForwardingStore(inner)
{
    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await base.ReadAsync(name, offset, buffer, cancellationToken);
        if (name == blob && at >= offset && at < offset + read.Count) buffer.Span[(int)(at - offset)] ^= 1;
        return read;
    }
}
