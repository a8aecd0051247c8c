using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Persistence;
using AssetCore.Benchmarks.Peers.Stored;
using AssetCore.Log.Stores;

namespace AssetCore.Benchmarks.Peers.Actors;

/// <summary>
/// Akka.Persistence: one persistent actor over a journal of its own kind, on the store that AssetCore writes to. The
/// journal that is to be had for files, Akka.Persistence.Sql over SQLite, stores a row with its serialized event for
/// each transfer; this one appends some twenty bytes, and all that waited at once.
/// </summary>
internal sealed class ActorPeer(ILogStore store) : Peer
{
    // The replay filter looks for writers side by side, which the store refuses; a write to a loaded Azurite may take
    // long, and giving up on it stops the actor.
    private static readonly string s_config = $$"""
        akka {
            loglevel = OFF
            stdout-loglevel = OFF
            log-dead-letters = off
            persistence.journal {
                plugin = "akka.persistence.journal.store"
                store {
                    class = "{{typeof(StoreJournal).AssemblyQualifiedName}}"
                    circuit-breaker.call-timeout = 60s
                    recovery-event-timeout = 120s
                    replay-filter.mode = off
                }
            }
        }
        """;

    private PeerLog? _log;
    private ActorSystem? _system;
    private IActorRef _actor = ActorRefs.Nobody;

    public override string Name => "Akka.Persistence";

    public override string Version => PackageVersion.Of(typeof(ReceivePersistentActor).Assembly);

    public override string Settings => "own journal, PersistAsync, callers tell and wait for a task, replay-filter=off";

    public override string Durability => "one append for all events that waited, to the same store";

    public override IReadOnlyList<int> CallerCounts => [1, 64, 1_000, 5_000];

    public override bool IsInProcess => true;

    /// <summary>Told, not asked: Ask makes an actor for each answer.</summary>
    public override Task<TransferAnswer> TransferAsync(int caller, Transfer transfer)
    {
        var pending = new PendingTransfer(transfer);
        _actor.Tell(pending, ActorRefs.NoSender);
        return pending.Task;
    }

    public override Task<PeerTotals> TotalsAsync() => _actor.Ask<PeerTotals>(new TotalsWanted());

    public override async Task ReopenAsync()
    {
        await DisposeAsync();
        await OpenAsync(0);
    }

    public override async ValueTask DisposeAsync()
    {
        if (_system is not null) await _system.Terminate();
        _system?.Dispose();
        if (_log is not null) await _log.DisposeAsync();
        (_system, _log) = (null, null);
    }

    protected override async Task OpenAsync(int callers)
    {
        _log = new PeerLog(store);
        var setup = BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString(s_config));
        _system = ActorSystem.Create("peer", ActorSystemSetup.Create(setup, new StoreSetup(_log)));
        _actor = _system.ActorOf(Props.Create<TransferActor>(), "transfers");
        // Answered after the recovery; callers need not wait for that.
        await TotalsAsync();
    }
}
