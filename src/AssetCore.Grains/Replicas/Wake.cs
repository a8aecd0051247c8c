using System.Threading.Channels;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Lets one background loop sleep until somebody has something for it; calls while it is awake count as one. Any
/// thread.
/// </summary>
internal sealed class Wake
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>There is something to do.</summary>
    public void Call() => _calls.Writer.TryWrite(true);

    /// <summary>Completes when somebody has called since the last time.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) =>
        await _calls.Reader.ReadAsync(cancellationToken);
}
