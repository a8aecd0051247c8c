using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>A peer that is one grain of a silo in this process, over the store that AssetCore writes to.</summary>
/// <typeparam name="TGrain">The grain's interface.</typeparam>
/// <param name="store">The store.</param>
internal abstract class GrainPeer<TGrain>(ILogStore store) : Peer
    where TGrain : ITransferGrain
{
    private PeerSilo? _silo;
    private TGrain? _grain;

    public override string Durability => "one append for all events that waited, to the same store";

    public override IReadOnlyList<int> CallerCounts => [1, 64, 1_000, 5_000];

    public override bool IsInProcess => true;

    private TGrain Grain => _grain ?? throw new InvalidOperationException("The silo does not run.");

    public override Task<TransferAnswer> TransferAsync(int caller, Transfer transfer) =>
        Grain.TransferAsync(transfer);

    public override Task<PeerTotals> TotalsAsync() => Grain.TotalsAsync();

    /// <summary>Another silo, whose grain reads everything from the store.</summary>
    public override async Task ReopenAsync()
    {
        await DisposeAsync();
        await StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_silo is not null) await _silo.DisposeAsync();
        _silo = null;
    }

    protected override Task OpenAsync(int callers) => StartAsync();

    protected abstract void Configure(ISiloBuilder silo);

    private async Task StartAsync()
    {
        _silo = await PeerSilo.StartAsync(store, Configure);
        _grain = _silo.Grains.GetGrain<TGrain>(1);
        // The first call makes it read; callers need not wait for that.
        await _grain.TotalsAsync();
    }
}
