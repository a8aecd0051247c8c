using AssetCore.Benchmarks.Peers.Stored;
using AssetCore.Log.Stores;
using Orleans.Concurrency;
using Orleans.EventSourcing;
using Orleans.EventSourcing.CustomStorage;

namespace AssetCore.Benchmarks.Peers.JournaledGrains;

/// <summary>
/// A <see cref="JournaledGrain{TGrainState,TEventBase}"/> over custom storage. It is reentrant: events raised while a
/// write is under way are all in the next one, which is the framework's own group commit.
/// </summary>
/// <remarks>
/// Transfers are judged on a ledger that is ahead of what is confirmed by the events that wait. The framework has such
/// a state too, TentativeState, but makes it by copying the whole confirmed state after every write, ten thousand
/// balances and a growing set of keys: that served it far worse. Refusals wait for the events before them, on which
/// they may be founded.
/// </remarks>
[Reentrant]
internal sealed class JournaledTransferGrain(ILogStore store)
    : JournaledGrain<TransferView, TransferMade>,
      IJournaledTransferGrain,
      ICustomStorageInterface<TransferView, TransferMade>
{
    private PeerLog? _log;
    private Ledger _ledger = new();

    public async Task<TransferAnswer> TransferAsync(Transfer transfer)
    {
        var answer = _ledger.Judge(transfer);
        if (answer == TransferAnswer.Done)
        {
            _ledger.Apply(transfer);
            RaiseEvent(new TransferMade(transfer));
        }

        await ConfirmEvents();
        return answer;
    }

    public Task<PeerTotals> TotalsAsync() => Task.FromResult(_ledger.Totals);

    public async Task<KeyValuePair<int, TransferView>> ReadStateFromStorage()
    {
        if (_log is not null) await _log.DisposeAsync();
        _log = new PeerLog(store);
        var (ledger, events) = (new Ledger(), 0);
        await _log.OpenAsync(transfer =>
        {
            ledger.Apply(transfer);
            events++;
        });
        foreach (var waiting in UnconfirmedEvents) ledger.Apply(waiting.Transfer);
        _ledger = ledger;
        return new(events, new TransferView { Events = events });
    }

    public async Task<bool> ApplyUpdatesToStorage(IReadOnlyList<TransferMade> updates, int expectedVersion)
    {
        if (_log is null) throw new InvalidOperationException("Written before it was read.");
        await _log.AppendAsync(updates.Select(update => update.Transfer));
        return true;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await base.OnActivateAsync(cancellationToken);
        await RefreshNow();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await base.OnDeactivateAsync(reason, cancellationToken);
        if (_log is not null) await _log.DisposeAsync();
    }

    protected override void TransitionState(TransferView state, TransferMade @event) => state.Events++;
}
