using AssetCore.Grains.Abstractions;

namespace AssetCore.Grains.Tests.Support;

/// <summary>
/// A call filter as a host may have one: a call of the world that carries one certain commit waits before the grain
/// sees it, for as long as the test likes.
/// </summary>
/// <param name="key">The key of the commit.</param>
internal sealed class LateCalls(string key) : IIncomingGrainCallFilter
{
    private readonly TaskCompletionSource _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _go = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the call waits.</summary>
    public Task Came => _came.Task;

    /// <summary>Lets the call through.</summary>
    public void Release() => _go.SetResult();

    /// <inheritdoc />
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain is IWorldGrain
            && context.Request.GetArgumentCount() > 0
            && context.Request.GetArgument(0) is CommitCalls calls
            && calls.Commits[0].Request.IdempotencyKey == key)
        {
            _came.TrySetResult();
            await _go.Task;
        }

        await context.Invoke();
    }
}
