using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Writing;
using AssetCore.Recovery;
using AssetCore.Recovery.Opening;
using AssetCore.Simulation.Processes;
using AssetCore.Simulation.Silos;
using AssetCore.Worlds;

namespace AssetCore.Simulation.Bugs;

/// <summary>
/// Moves engine and log together as a journal does, in the fewest words, and leaves out what it is told to: what a
/// journal would be without one of its defences.
/// </summary>
internal sealed class SloppyWriter(SimulatedProcess process, Sloppiness sloppiness) : IWorldWriter
{
    /// <summary>Little time, so that many an append ends without an answer.</summary>
    private static readonly WorldLogOptions s_options = new()
    {
        SegmentAppendsMax = 4,
        AppendTimeout = TimeSpan.FromMilliseconds(100),
        StoreCallTimeout = TimeSpan.FromMilliseconds(50),
    };

    private static long s_nonces;

    private RecoveredWorld? _open;

    /// <inheritdoc />
    public SimulatedProcess Process { get; } = process;

    /// <inheritdoc />
    public IReadOnlyList<string> Faults => [];

    /// <inheritdoc />
    public Task<Rejection?> CreateAsync(WorldId world) => RunAsync(world, open =>
    {
        if (open.Engine.State.World is not null) return;
        var row = new Format.Events.WorldRow(WorldLifecycle.Provisioned, null, 1, default, 1_000, 0);
        open.Engine.ExecuteDirective(new Engine.Transactions.WorldDirective.SetWorld(row) { Reason = "to be tried" });
    });

    /// <inheritdoc />
    public async Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits)
    {
        ImmutableArray<CommitOutcome> outcomes = [];
        var refusal = await RunAsync(world, open => outcomes = [.. commits.Select(open.Engine.Execute)]);
        return refusal is null ? outcomes : [.. commits.Select(_ => CommitOutcome.Refused(refusal))];
    }

    /// <inheritdoc />
    public Task<Rejection?> ForkAsync(WorldId fork, WorldId source, WorldSeq at) => throw new NotSupportedException();

    /// <inheritdoc />
    public Task<(PreparedCommit? Commit, Rejection? Refusal)> PrepareReverseAsync(WorldId world, ReverseRequest request) =>
        throw new NotSupportedException();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _open?.Log.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<Rejection?> RunAsync(WorldId world, Action<RecoveredWorld> judge)
    {
        try
        {
            var open = _open ??= await OpenAsync(world);
            return await RunAsync(open, judge);
        }
        catch (StorageUnavailableException fault)
        {
            return Refusals.StorageUnavailable(fault.Message);
        }
    }

    private ValueTask<RecoveredWorld> OpenAsync(WorldId world) => WorldRecovery.OpenAsync(
        Process.Store,
        world,
        s_options,
        new WriterIdentity(new WriterNonce((UInt128)Interlocked.Increment(ref s_nonces)), "simulation", Process.Name),
        Process.Time,
        null,
        CancellationToken.None);

    private async Task<Rejection?> RunAsync(RecoveredWorld open, Action<RecoveredWorld> judge)
    {
        var engine = open.Engine;
        while (true)
        {
            engine.BeginBatch(Process.Time.GetUtcNow().ToUnixTimeMilliseconds());
            judge(open);
            if (!engine.HasCommits)
            {
                engine.Accept();
                return await ConfirmAsync(open);
            }

            var content = engine.Seal();
            var outcome = await open.Log.AppendAsync(
                new SealedBatch(
                    content.FirstWorldSeq,
                    content.LastWorldSeq,
                    content.CommitCount,
                    content.TimeMs,
                    content.StateHash,
                    content.Payload),
                CancellationToken.None);
            if (outcome is not AppendOutcome.Behind behind) return Settle(engine, outcome);
            engine.RollBack();
            foreach (var frame in behind.Landed) engine.Replay(frame.Header, frame.Payload.Span);
        }
    }

    private Rejection? Settle(Engine.Transactions.WorldEngine engine, AppendOutcome outcome)
    {
        switch (outcome)
        {
            case AppendOutcome.Durable:
                engine.Accept();
                return null;
            case AppendOutcome.Refused refused:
                if (sloppiness == Sloppiness.UndoesNothing) engine.Accept();
                else engine.RollBack();
                return Refusals.StorageUnavailable(refused.Detail);
            case AppendOutcome.Fenced:
                _open = null;
                return sloppiness == Sloppiness.AcknowledgesWhenFenced ? null : Refusals.Fenced("another writer took over");
            default:
                _open = null;
                return sloppiness switch
                {
                    Sloppiness.AcknowledgesWhenDisputed => null,
                    Sloppiness.RefusesWhenDisputed => Refusals.StorageUnavailable("no answer came"),
                    _ => Refusals.Disputed("no answer came"),
                };
        }
    }

    private async Task<Rejection?> ConfirmAsync(RecoveredWorld open)
    {
        switch (await open.Log.ConfirmAsync(CancellationToken.None))
        {
            case null:
                return null;
            case AppendOutcome.Refused refused:
                return Refusals.StorageUnavailable(refused.Detail);
            default:
                _open = null;
                return Refusals.Fenced("another writer appended");
        }
    }
}
