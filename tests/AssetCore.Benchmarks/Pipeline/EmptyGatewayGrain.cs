using Orleans.Concurrency;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>Collects what arrives while one call is under way; no checks, no bounds, no retries.</summary>
[StatelessWorker(1, false), Reentrant]
internal sealed class EmptyGatewayGrain(IGrainContext context, IGrainFactory grains) : IGrainBase, IEmptyGatewayGrain
{
    private readonly IEmptyWorldGrain _world = grains.GetGrain<IEmptyWorldGrain>(context.GrainId.GetIntegerKey());
    private List<EmptyCommit> _waiting = [];
    private TaskCompletionSource _answer = NewAnswer();
    private bool _isRunning;

    public IGrainContext GrainContext => context;

    public Task CommitAsync(EmptyCommit commit)
    {
        _waiting.Add(commit);
        var answer = _answer.Task;
        if (!_isRunning) _ = RunAsync();
        return answer;
    }

    private static TaskCompletionSource NewAnswer() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task RunAsync()
    {
        _isRunning = true;
        while (_waiting.Count > 0)
        {
            var (commits, answer) = (_waiting, _answer);
            (_waiting, _answer) = ([], NewAnswer());
            try
            {
                await _world.CommitAsync(new EmptyBatch(commits));
                answer.SetResult();
            }
            catch (Exception failure) when (
                failure is OrleansException or TimeoutException or InvalidOperationException)
            {
                answer.SetException(failure);
            }
        }

        _isRunning = false;
    }
}
