namespace AssetCore.Grains.Hosting;

/// <summary>
/// Lets a stopping silo finish what its gateways have taken: new commits are refused from the moment the stop begins,
/// and the silo goes on with stopping once the last one in hand has been answered. Any thread.
/// </summary>
internal sealed class SiloDrain : ILifecycleParticipant<ISiloLifecycle>
{
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _callsInHand;
    private volatile bool _hasBegun;

    /// <summary>True once the silo takes no new commits.</summary>
    public bool HasBegun => _hasBegun;

    /// <summary>Calls that gateways of this silo have taken and not yet answered.</summary>
    public int CallsInHand => Volatile.Read(ref _callsInHand);

    /// <summary>Counts a call, or refuses it because the silo is stopping.</summary>
    public bool TryEnter()
    {
        Interlocked.Increment(ref _callsInHand);
        if (!_hasBegun) return true;
        Exit();
        return false;
    }

    /// <summary>The call has its answer.</summary>
    public void Exit()
    {
        if (Interlocked.Decrement(ref _callsInHand) == 0 && _hasBegun) _idle.TrySetResult();
    }

    /// <summary>Refuses new calls and waits for those in hand, or until the stop's own patience ends.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        _hasBegun = true;
        Interlocked.MemoryBarrier();
        if (CallsInHand == 0) return;
        var ended = cancellationToken.Register(static source => ((TaskCompletionSource)source!).TrySetResult(), _idle);
        await using (ended) await _idle.Task;
    }

    /// <inheritdoc />
    public void Participate(ISiloLifecycle lifecycle) =>
        // Stages stop downwards: at Last nothing has been taken down yet, so the worlds can still be called.
        lifecycle.Subscribe(nameof(SiloDrain), ServiceLifecycleStage.Last, static _ => Task.CompletedTask, DrainAsync);
}
