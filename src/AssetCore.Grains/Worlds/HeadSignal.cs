using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// The durable head of a world and those who wait for it to move. Used on the world's scheduler only.
/// </summary>
internal sealed class HeadSignal(TimeProvider time)
{
    private TaskCompletionSource _moved = NewSource();
    private bool _isClosed;

    /// <summary>The head; all zero while the log is not open.</summary>
    public HeadReply Head { get; private set; } = new(WorldSeq.None, BatchNumber.None, Epoch.None);

    /// <summary>The head has moved.</summary>
    public void Move(HeadReply head)
    {
        Head = head;
        Release();
    }

    /// <summary>
    /// Lets all waiters go, and lets nobody wait any more: the world is about to end and would wait for them.
    /// </summary>
    public void Close()
    {
        _isClosed = true;
        Release();
    }

    /// <summary>
    /// The head, as soon as it is above <paramref name="known"/> or after at most <paramref name="wait"/>.
    /// </summary>
    public async Task<HeadReply> WaitAsync(WorldSeq known, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (_isClosed || Head.WorldSeq > known) return Head;
        await _moved.Task.WaitAsync(wait, time, cancellationToken)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        return Head;
    }

    private void Release()
    {
        var moved = _moved;
        _moved = NewSource();
        moved.SetResult();
    }

    // Waiters go on after the answer of the batch that moved the head, not before it.
    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
