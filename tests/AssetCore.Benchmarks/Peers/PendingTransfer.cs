namespace AssetCore.Benchmarks.Peers;

/// <summary>A transfer that waits for its turn, and whoever waits for its answer.</summary>
internal sealed class PendingTransfer(Transfer transfer)
{
    // The writer must not run the callers.
    private readonly TaskCompletionSource<TransferAnswer> _source =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Transfer Transfer { get; } = transfer;

    /// <summary>What became of it, told when it is durable.</summary>
    public TransferAnswer Answer { get; set; }

    public Task<TransferAnswer> Task => _source.Task;

    public void Acknowledge() => _source.SetResult(Answer);

    public void Fail(Exception failure) => _source.TrySetException(failure);
}
