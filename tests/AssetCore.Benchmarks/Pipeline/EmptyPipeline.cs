namespace AssetCore.Benchmarks.Pipeline;

/// <summary>Gateway, world and append of as many bytes as a real commit takes, with nothing in between.</summary>
/// <param name="grains">The silo's own factory.</param>
/// <param name="world">A key of its own, so that no real world is touched.</param>
/// <param name="bytesPerCommit">What a one-transfer commit takes in the log.</param>
internal sealed class EmptyPipeline(IGrainFactory grains, long world, int bytesPerCommit) : IPipeline
{
    private readonly IEmptyGatewayGrain _gateway = grains.GetGrain<IEmptyGatewayGrain>(world);

    public string Name => "empty pipeline";

    public Task PrepareAsync(int callers) => CommitAsync(0);

    // A fresh envelope a call, as a real caller makes one.
    public Task CommitAsync(int caller) => _gateway.CommitAsync(new EmptyCommit(new byte[bytesPerCommit]));

    public Task CheckAsync(long acknowledged) => Task.CompletedTask;
}
