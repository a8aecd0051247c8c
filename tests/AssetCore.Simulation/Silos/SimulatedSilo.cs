using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Worlds;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Silos;

/// <summary>
/// A silo without Orleans: the journals that its world grains drive, driven as they drive them, in one simulated
/// process. One call of a world at a time.
/// </summary>
internal sealed class SimulatedSilo : IWorldWriter
{
    private readonly JournalServices _services;
    private readonly Dictionary<WorldId, WorldJournal> _activations = [];
    private readonly Dictionary<WorldId, WorldForking> _forkings = [];
    private readonly SiloTrace _trace = new();

    /// <param name="process">The process.</param>
    /// <param name="options">The options; the defaults but for what a test changes.</param>
    /// <param name="store">The store; null for the process's own.</param>
    public SimulatedSilo(SimulatedProcess process, AssetCoreOptions options, ILogStore? store = null)
    {
        Process = process;
        _services = SiloParts.Assemble(process, options, store ?? process.Store, _trace);
    }

    /// <inheritdoc />
    public SimulatedProcess Process { get; }

    /// <inheritdoc />
    public IReadOnlyList<string> Faults => _trace.Faults;

    /// <summary>Everything that the silo reported.</summary>
    public IReadOnlyList<string> Reports => _trace.Reports;

    /// <inheritdoc />
    public async Task<Rejection?> CreateAsync(WorldId world)
    {
        var journal = Activate(world);
        var refusal = await journal.OpenAsync()
            ?? await journal.RunAsync(Genesis.Of(new CreateCall(world, "simulated", "to be tried")));
        await EndAsync(world);
        return refusal;
    }

    /// <inheritdoc />
    public async Task<Rejection?> ForkAsync(WorldId fork, WorldId source, WorldSeq at)
    {
        var call = new ForkCall(fork, source, at, "a fork", "to be tried");
        var forking = _forkings.TryGetValue(fork, out var begun) ? begun : _forkings[fork] = new(fork, _services);
        var journal = Activate(fork);
        var refusal = journal.IsOpen ? null : await forking.MakeAsync(call);
        refusal ??= await journal.OpenAsync();
        refusal ??= await journal.RunAsync(Genesis.Of(call, journal.Lineage!.WorldSeq));
        await EndAsync(fork);
        return refusal;
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits)
    {
        var journal = Activate(world);
        var run = new CommitRun(commits);
        var refusal = await journal.OpenAsync();
        if (refusal is null && journal.State.World is null) refusal = Refusals.NamespaceNotFound(world);
        await journal.CarryOutAsync(run, refusal);
        await EndAsync(world);
        return run.ToReplies().Outcomes;
    }

    /// <inheritdoc />
    public Task<(PreparedCommit? Commit, Rejection? Refusal)> PrepareReverseAsync(
        WorldId world, ReverseRequest request) =>
        new ReversedCommitReader(_services.Store, world, _services.Time).PrepareAsync(new ReverseCall(request));

    /// <summary>Ends all activations, as a silo that stops does.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var forking in _forkings.Values) await forking.DisposeAsync();
        foreach (var journal in _activations.Values) await journal.DisposeAsync();
        _forkings.Clear();
        _activations.Clear();
    }

    private WorldJournal Activate(WorldId world)
    {
        if (_activations.TryGetValue(world, out var active)) return active;
        return _activations[world] = new WorldJournal(world, _services);
    }

    /// <summary>An activation whose journal has ended goes; the next call makes another.</summary>
    private async Task EndAsync(WorldId world)
    {
        if (!_activations.TryGetValue(world, out var journal) || !journal.HasEnded) return;
        _activations.Remove(world);
        await journal.DisposeAsync();
    }
}
