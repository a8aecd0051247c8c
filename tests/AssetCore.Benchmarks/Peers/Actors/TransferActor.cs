using Akka.Actor;
using Akka.Persistence;
using AssetCore.Benchmarks.Peers.Stored;

namespace AssetCore.Benchmarks.Peers.Actors;

/// <summary>
/// One persistent actor that holds every balance and key. PersistAsync lets it go on judging while a write is under
/// way; what it persists meanwhile is all in the next write. Refusals wait for the events before them, on which they
/// may be founded.
/// </summary>
internal sealed class TransferActor : ReceivePersistentActor
{
    private readonly Ledger _ledger = new();

    // Answers come in the order of the requests, events or not.
    private readonly Queue<PendingTransfer> _unanswered = new();

    public TransferActor()
    {
        Recover<TransferMade>(made => _ledger.Apply(made.Transfer));
        Command<PendingTransfer>(Judge);
        Command<TotalsWanted>(_ => Sender.Tell(_ledger.Totals));
    }

    public override string PersistenceId => "transfers";

    protected override void PostStop()
    {
        var stopped = new InvalidOperationException("The persistent actor stopped.");
        while (_unanswered.TryDequeue(out var pending)) pending.Fail(stopped);
        base.PostStop();
    }

    private void Judge(PendingTransfer pending)
    {
        pending.Answer = _ledger.Judge(pending.Transfer);
        _unanswered.Enqueue(pending);
        if (pending.Answer == TransferAnswer.Done)
        {
            _ledger.Apply(pending.Transfer);
            PersistAsync(new TransferMade(pending.Transfer), _ => _unanswered.Dequeue().Acknowledge());
        }
        else
        {
            DeferAsync(pending, _ => _unanswered.Dequeue().Acknowledge());
        }
    }
}
