using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;
using AssetCore.Simulation.Stores;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// Lets acts happen one after another, on processes that may end at any step: then another process starts on the same
/// machine and the act begins again. Two machines; on a blob service the one that nobody talks to stays as it is, a
/// writer that does not know that it was replaced.
/// </summary>
/// <param name="simulation">The store and the processes.</param>
/// <param name="medium">What the store is made of.</param>
/// <param name="start">Starts the part of a process that writes.</param>
internal sealed class Story(
    StoreSimulation simulation, StoreMedium medium, Func<SimulatedProcess, IWorldWriter> start)
{
    /// <summary>Processes that one story may take: its own restarts, and one for each fault with room to
    /// spare.</summary>
    private const int LivesMax = 24;

    private readonly IWorldWriter?[] _slots = new IWorldWriter?[2];
    private readonly List<IWorldWriter> _writers = [];
    private readonly List<(int From, int To)> _recoveries = [];
    private int _position;
    private int _refreshed = -1;

    /// <summary>
    /// The steps from the start of each process that followed a crash to the end of its first act: reading and settling
    /// what the crash left.
    /// </summary>
    public IReadOnlyList<(int From, int To)> Recoveries => _recoveries;

    /// <summary>The writers of all processes that there were.</summary>
    public IReadOnlyList<IWorldWriter> Writers => _writers;

    /// <summary>Plays acts to their end.</summary>
    /// <exception cref="BrokenPromiseException">Something happened that must not.</exception>
    public void Play(IReadOnlyList<Act> acts)
    {
        for (_position = 0; _position < acts.Count;)
        {
            var act = acts[_position];
            Checked.That(_writers.Count < LivesMax, $"'{act.Name}' is not over after {LivesMax} processes");
            if (medium == StoreMedium.Files) LeaveTo(act.Slot);
            if (act.IsFresh && _refreshed != _position && _slots[act.Slot] is { Process.IsAlive: true }) Stop(act.Slot);
            _refreshed = act.IsFresh ? _position : _refreshed;
            var (writer, isRecovery) = WriterOf(act.Slot);
            var from = simulation.Steps.Count + 1;
            simulation.Run(writer.Process, _ => PlayAsync(acts, writer, isRecovery ? from : 0));
        }
    }

    /// <summary>Ends every process that still lives, in good order.</summary>
    public void End()
    {
        for (var slot = 0; slot < _slots.Length; slot++)
            if (_slots[slot] is { Process.IsAlive: true }) Stop(slot);
    }

    private async Task PlayAsync(IReadOnlyList<Act> acts, IWorldWriter writer, int recoversFrom)
    {
        var slot = acts[_position].Slot;
        do
        {
            await acts[_position].Do(writer);
            _position++;
            if (recoversFrom > 0) _recoveries.Add((recoversFrom, simulation.Steps.Count));
            recoversFrom = 0;
        }
        while (_position < acts.Count && acts[_position].Slot == slot && !acts[_position].IsFresh);
    }

    private (IWorldWriter Writer, bool IsRecovery) WriterOf(int slot)
    {
        var before = _slots[slot];
        if (before is { Process.IsAlive: true }) return (before, false);
        var writer = start(simulation.StartProcess());
        _writers.Add(writer);
        _slots[slot] = writer;
        return (writer, before is not null);
    }

    // Two processes cannot hold the lock of a file: whoever is not wanted is stopped, or killed.
    private void LeaveTo(int slot)
    {
        if (_slots[1 - slot] is not { Process.IsAlive: true } other) return;
        if (_position % 2 == 0) Stop(1 - slot);
        else other.Process.Crash();
    }

    private void Stop(int slot)
    {
        var writer = _slots[slot]!;
        simulation.Run(writer.Process, _ => writer.DisposeAsync().AsTask());
        if (writer.Process.IsAlive) writer.Process.Crash();
        _slots[slot] = null;
    }
}
