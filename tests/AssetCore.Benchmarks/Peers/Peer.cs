namespace AssetCore.Benchmarks.Peers;

/// <summary>What all peers have in common: where their transfers come from and how they are checked.</summary>
internal abstract class Peer : IPeer
{
    private TransferSource? _source;

    public abstract string Name { get; }

    public abstract string Version { get; }

    public abstract string Settings { get; }

    public abstract string Durability { get; }

    public abstract IReadOnlyList<int> CallerCounts { get; }

    public abstract bool IsInProcess { get; }

    protected TransferSource Source =>
        _source ?? throw new InvalidOperationException($"{Name} has not been prepared.");

    public async Task PrepareAsync(int callers)
    {
        _source = new TransferSource(callers);
        await OpenAsync(callers);
    }

    public async Task CommitAsync(int caller)
    {
        var answer = await TransferAsync(caller, Source.Next(caller));
        if (answer != TransferAnswer.Done) throw new InvalidOperationException($"{Name} refused a transfer: {answer}");
    }

    public virtual Task CheckAsync(long acknowledged) => PeerCheck.RunAsync(this, acknowledged);

    public abstract Task<TransferAnswer> TransferAsync(int caller, Transfer transfer);

    public abstract Task<PeerTotals> TotalsAsync();

    public abstract Task ReopenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Starts it, with every account at its initial balance and no key.</summary>
    protected abstract Task OpenAsync(int callers);
}
