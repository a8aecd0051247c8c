using System.Runtime.ExceptionServices;
using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Processes;

/// <summary>A call and the type of its answer.</summary>
internal sealed class SimulatedCall<T>(
    Step step, SimulatedProcess process, SimulatedVerb<T> verb, CancellationToken token)
    : SimulatedCall(step, process, token)
{
    // Continuations run where the answer is given: on the simulation's thread, in its order.
    private readonly TaskCompletionSource<T> _heard = new();
    private ExceptionDispatchInfo? _thrown;
    private T _result = default!;

    public Task<T> Task => _heard.Task;

    public override void Perform()
    {
        try
        {
            _result = verb.Perform();
        }
        catch (Exception wrongUse) when (wrongUse is ArgumentException or InvalidOperationException)
        {
            _thrown = ExceptionDispatchInfo.Capture(wrongUse);
        }
    }

    public override void Answer()
    {
        if (!Process.IsAlive) return;
        if (_thrown is not null)
        {
            _heard.TrySetException(_thrown.SourceException);
            return;
        }

        if (Step.Heard is null) Step.Heard = verb.StatusOf(_result);
        _heard.TrySetResult(_result);
    }

    public override void Fail(StoreStatus status, string detail)
    {
        if (!Process.IsAlive) return;
        if (Step.Heard is null) Step.Heard = status;
        if (verb.Fail is { } fail) _heard.TrySetResult(fail(status, detail));
        else _heard.TrySetException(new IOException(detail));
    }
}
