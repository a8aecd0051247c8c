using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Reading;

/// <summary>Answers a read only after others had many chances to begin, and counts those under way.</summary>
internal sealed class LingeringStore(ILogStore inner) : ForwardingStore(inner)
{
    private const int Chances = 100;

    private int _underWay;

    public int UnderWayMax { get; private set; }

    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        UnderWayMax = Math.Max(UnderWayMax, Interlocked.Increment(ref _underWay));
        for (var chance = 0; chance < Chances; chance++) await Task.Yield();
        var read = await base.ReadAsync(name, offset, buffer, cancellationToken);
        Interlocked.Decrement(ref _underWay);
        return read;
    }
}
