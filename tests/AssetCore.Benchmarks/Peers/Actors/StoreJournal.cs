using System.Collections.Immutable;
using Akka.Actor;
using Akka.Persistence;
using Akka.Persistence.Journal;
using AssetCore.Benchmarks.Peers.Stored;

namespace AssetCore.Benchmarks.Peers.Actors;

/// <summary>
/// A journal over the store that AssetCore writes to: every event that the persistent actor collected while the last
/// write was under way goes into one append. It serves one persistent actor.
/// </summary>
internal sealed class StoreJournal : AsyncWriteJournal
{
    private readonly PeerLog _log;
    private List<Transfer>? _found;

    public StoreJournal()
    {
        var setup = Context.System.Settings.Setup.Get<StoreSetup>();
        _log = setup.HasValue ? setup.Value.Log : throw new InvalidOperationException("The journal was given no log.");
    }

    /// <summary>Asked for first, so the log is read here.</summary>
    public override async Task<long> ReadHighestSequenceNrAsync(
        string persistenceId, long fromSequenceNr, CancellationToken cancellationToken)
    {
        if (_found is not null) return _found.Count;
        List<Transfer> found = [];
        await _log.OpenAsync(found.Add);
        _found = found;
        return found.Count;
    }

    public override Task ReplayMessagesAsync(
        IActorContext context,
        string persistenceId,
        long fromSequenceNr,
        long toSequenceNr,
        long max,
        Action<IPersistentRepresentation> recoveryCallback)
    {
        if (_found is null) throw new InvalidOperationException("Replayed before it was read.");
        var last = Math.Min(toSequenceNr, _found.Count);
        for (var number = fromSequenceNr; number <= last && number - fromSequenceNr < max; number++)
            recoveryCallback(new Persistent(new TransferMade(_found[(int)number - 1]), number, persistenceId));
        // Nobody replays twice; a million transfers need not stay.
        _found = [];
        return Task.CompletedTask;
    }

    protected override async Task<IImmutableList<Exception?>?> WriteMessagesAsync(
        IEnumerable<AtomicWrite> messages, CancellationToken cancellationToken)
    {
        await _log.AppendAsync(messages
            .SelectMany(write => (IImmutableList<IPersistentRepresentation>)write.Payload)
            .Select(message => ((TransferMade)message.Payload).Transfer));
        // Null says that none was rejected.
        return null;
    }

    protected override Task DeleteMessagesToAsync(
        string persistenceId, long toSequenceNr, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Nothing is ever deleted here.");
}
