using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Reading;

/// <summary>Counts reads and the bytes they brought.</summary>
internal sealed class CountingStore(ILogStore inner) : ForwardingStore(inner)
{
    public int Reads { get; private set; }

    public long BytesRead { get; private set; }

    public void Reset() => (Reads, BytesRead) = (0, 0);

    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = await base.ReadAsync(name, offset, buffer, cancellationToken);
        Reads++;
        BytesRead += read.Count;
        return read;
    }
}
