namespace AssetCore.Grains.Hosting;

/// <summary>The thread pool.</summary>
internal sealed class PoolBackground : IBackground
{
    /// <inheritdoc />
    public Task<T> Run<T>(Func<Task<T>> work) => Task.Run(work);

    /// <inheritdoc />
    public Task CancelAsync(CancellationTokenSource source) => source.CancelAsync();
}
