using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Telemetry;
using AssetCore.Grains.Upkeep;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Recovery.Purging;
using AssetCore.Subjects;
using AssetCore.Worlds;
using Orleans.Concurrency;
using Orleans.Placement;
using Orleans.Serialization.Invocation;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// The single writer of one world. Not reentrant: one call judges, seals, appends and answers before the next begins;
/// only the wait for the head runs beside it. Calls that bring commits and have waited together are one: the first of
/// them carries out all (<see cref="CommitRound"/>). Opens its log with the first call, never while it is activated.
/// </summary>
/// <remarks>Placed on the silo of its first caller, so that the replica beside the writer need not read the
/// store.</remarks>
[PreferLocalPlacement, MayInterleave(nameof(MayJoin)), GrainType("assetcore.world")]
internal sealed class WorldGrain : IGrainBase, IWorldGrain, IAsyncDisposable
{
    /// <summary>
    /// How long a caller may wait for the head: short, for an activation cannot end while somebody waits.
    /// </summary>
    private static readonly TimeSpan s_headWait = TimeSpan.FromSeconds(1);

    /// <summary>How long one call goes on freeing bytes: below the 10 s that the index waits for it.</summary>
    private static readonly TimeSpan s_purgeWait = TimeSpan.FromSeconds(5);

    private readonly WorldId _world;
    private readonly JournalServices _services;
    private readonly WorldJournal _journal;
    private readonly WorldForking _forking;
    private readonly GrainMetrics _metrics;
    private readonly UpkeepService _upkeep;
    private readonly WorldTurn _turn = new();
    private readonly CommitRound _round = new();

    public WorldGrain(IGrainContext context, JournalServices services)
    {
        GrainContext = context;
        _world = new WorldId(this.GetPrimaryKeyLong());
        _services = services;
        _journal = new WorldJournal(_world, services);
        _forking = new WorldForking(_world, services);
        _metrics = services.Metrics;
        _upkeep = services.Upkeep;
    }

    /// <inheritdoc />
    public IGrainContext GrainContext { get; }

    /// <summary>
    /// Asked by Orleans about a call that waits while another runs, and about the one that runs: whether it may run
    /// beside any other. True only for commits that wait while a round of commits still gathers. A call of another kind
    /// closes the round: what comes after it does not pass it.
    /// </summary>
    public bool MayJoin(IInvokable request)
    {
        if (request.GetMethodName() == nameof(CommitAsync) && request.GetArgument(0) is CommitCalls commits)
            return _round.Admits(commits);
        _round.Close();
        return false;
    }

    /// <inheritdoc />
    public Task<CommitReplies> CommitAsync(CommitCalls commits)
    {
        WorldCallRules.RequireSealed(commits);
        return _round.IsOpen ? _round.JoinAsync(commits) : LeadAsync(commits);
    }

    /// <inheritdoc />
    public async Task<PreflightReply> PreflightAsync(CommitCalls commit)
    {
        using var turn = await _turn.TakeAsync();
        WorldCallRules.RequireSealed(commit);
        var refusal = await OpenExistingAsync();
        var outcome = refusal is null
            ? await _journal.PreflightAsync(commit.Commits[0])
            : new PreflightOutcome(null, null, refusal);
        EndWithJournal();
        return new PreflightReply(outcome);
    }

    /// <inheritdoc />
    public Task<HeadReply> WaitForHeadAsync(WorldSeq known, CancellationToken cancellation) =>
        _journal.Head.WaitAsync(known, s_headWait, cancellation);

    /// <inheritdoc />
    public async Task<WorldReply> CreateAsync(CreateCall create)
    {
        using var turn = await _turn.TakeAsync();
        var refusal = _world.IsUserWorld ? await _journal.OpenAsync() : Refusals.NotAUserWorld(_world);
        refusal ??= await _journal.RunAsync(Genesis.Of(create));
        EndWithJournal();
        return refusal is null ? new WorldReply(Item(), null) : new WorldReply(null, refusal);
    }

    /// <inheritdoc />
    public async Task<WorldReply> ForkAsync(ForkCall fork)
    {
        using var turn = await _turn.TakeAsync();
        var refusal = _journal.IsOpen ? null : await _forking.MakeAsync(fork);
        refusal ??= await _journal.OpenAsync();

        // Whoever looked for the world before it was made has opened an empty log: that writer has to go first.
        if (_journal.IsOpen && _journal.Lineage is null && _journal.State.World is null)
        {
            this.DeactivateOnIdle();
            return new WorldReply(null, Refusals.ForkNotReady(_world, fork.Source, 0));
        }

        if (refusal is null && _journal.Lineage?.Source != fork.Source)
            refusal = Refusals.NamespaceAlreadyExists(_world);
        refusal ??= await _journal.RunAsync(Genesis.Of(fork, _journal.Lineage!.WorldSeq));
        EndWithJournal();
        return refusal is null ? new WorldReply(Item(), null) : new WorldReply(null, refusal);
    }

    /// <inheritdoc />
    public async Task<WorldReply> PurgeAsync(PurgeCall purge)
    {
        using var turn = await _turn.TakeAsync();
        // The writer ends before its log does. Whoever asks again finds it as it was left.
        await _journal.DisposeAsync();
        this.DeactivateOnIdle();
        using var budget = new CancellationTokenSource(s_purgeWait, _services.Time);
        try
        {
            await new WorldPurger(_services.Store, _world, _services.Time).PurgeAsync(purge.Reason, budget.Token);
            await _services.Keys.PurgeAsync(_world, budget.Token);
            JournalLog.Purged(_services.Logger, _world.Value, purge.Reason);
            return new WorldReply(null, null);
        }
        catch (OperationCanceledException) when (budget.IsCancellationRequested)
        {
            return new WorldReply(null, Refusals.PurgeUnfinished(_world));
        }
        catch (StorageUnavailableException fault)
        {
            return new WorldReply(null, Refusals.StorageUnavailable(fault.Message));
        }
        catch (WriterHeldException fault)
        {
            return new WorldReply(null, Refusals.Fenced(fault.Message));
        }
        catch (LogCorruptException fault)
        {
            return new WorldReply(null, Refusals.LogCorrupt(fault.Message));
        }
    }

    /// <inheritdoc />
    public async Task<WorldReply> ChangeAsync(ChangeCall change)
    {
        using var turn = await _turn.TakeAsync();
        var refusal = await OpenExistingAsync() ?? await _journal.RunAsync(Transition.Of(change));
        EndWithJournal();
        return refusal is null ? new WorldReply(Item(), null) : new WorldReply(null, refusal);
    }

    /// <inheritdoc />
    public async Task<SubjectErasureReply> RecordErasureAsync(EraseSubjectCall erase)
    {
        using var turn = await _turn.TakeAsync();
        var run = new ErasureRun(erase);
        var refusal = WorldCallRules.FaultOf(erase) ?? await OpenExistingAsync();
        if (refusal is null && _journal.State.World!.Lifecycle == WorldLifecycle.Deleted)
            refusal = Refusals.NamespaceNotFound(_world);
        refusal ??= await _journal.RunAsync(run);
        EndWithJournal();
        if (refusal is not null) return new SubjectErasureReply(null, refusal);
        var record = run.Receipt!;
        return new SubjectErasureReply(
            new SubjectErasure(_world, erase.Subject, record.WorldSeqEnd, record.TimeMs, IsRepeat: false), null);
    }

    /// <inheritdoc />
    public async Task<WorldStatusReply> StatusAsync()
    {
        using var turn = await _turn.TakeAsync();
        var refusal = await OpenExistingAsync();
        if (refusal is null && _journal.State.World!.Lifecycle == WorldLifecycle.Deleted)
            refusal = Refusals.NamespaceNotFound(_world);
        EndWithJournal();
        if (refusal is not null) return new WorldStatusReply(null, refusal);
        var (row, head) = (_journal.State.World!, _journal.Head.Head);
        var status = new WorldStatus(
            Item(),
            head.WorldSeq,
            head.Batch,
            head.Epoch,
            row.IdempotencyKeysMax,
            row.IdempotencyAgeMax,
            _journal.LastChange!.Reason);
        return new WorldStatusReply(status, null);
    }

    /// <inheritdoc />
    public Task<CheckpointReply> CheckpointAsync() =>
        _world.IsUserWorld
            ? _upkeep.TakeCheckpointAsync(_world)
            : Task.FromResult(new CheckpointReply(null, Refusals.NamespaceNotFound(_world)));

    /// <inheritdoc />
    public async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => await DisposeAsync();

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _forking.DisposeAsync();
        await _journal.DisposeAsync();
    }

    private async Task<CommitReplies> LeadAsync(CommitCalls commits)
    {
        using var turn = await _turn.TakeAsync();
        try
        {
            await _round.GatherAsync(commits);
            using var span = AssetCoreActivity.StartBatch("assetcore.world", _round.Traces);
            var run = new CommitRun(_round.Commits);
            await _journal.CarryOutAsync(run, await OpenExistingAsync());
            EndWithJournal();
            _metrics.CommitsAnswered(run.Committed, _round.Commits.Length - run.Committed);
            return _round.Answer(run.ToReplies());
        }
        catch (Exception fault)
        {
            // Those who ride along must hear it too.
            _round.Fail(fault);
            throw;
        }
    }

    private async Task<Rejection?> OpenExistingAsync()
    {
        if (!_world.IsUserWorld) return Refusals.NamespaceNotFound(_world);
        if (await _journal.OpenAsync() is { } refusal) return refusal;
        if (_journal.State.World is not null) return null;

        // Nothing to write here: give the right to write back, and do not stay in memory for a number somebody tried.
        this.DeactivateOnIdle();
        return Refusals.NamespaceNotFound(_world);
    }

    private WorldItem Item()
    {
        var (row, changed) = (_journal.State.World!, _journal.LastChange!);
        return new WorldItem(
            _world,
            row.Lifecycle,
            row.DisplayName,
            row.CreatedTimeMs,
            row.Operational,
            changed.TimeMs,
            _journal.Lineage);
    }

    private void EndWithJournal()
    {
        if (_journal.HasEnded) this.DeactivateOnIdle();
    }
}
