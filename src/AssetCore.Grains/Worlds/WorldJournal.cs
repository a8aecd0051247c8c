using AssetCore.Commits;
using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Grains.Faults;
using AssetCore.Grains.Telemetry;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Writing;
using AssetCore.Worlds;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// The engine and the log of one world, moved together: what the engine has accepted is in the log, and nothing is told
/// to anybody before it is. Once it has ended it stays so, and its activation with it. Used by one grain, on its
/// scheduler, one call at a time; only <see cref="Head"/> may be asked meanwhile.
/// </summary>
internal sealed class WorldJournal : IAsyncDisposable
{
    /// <summary>
    /// How often a batch is judged anew because another writer's landed first. That other writer is a silo that has
    /// been replaced. After the second time the log cuts it off, and what it wrote until then comes in a few portions.
    /// </summary>
    private const int AttemptsMax = 12;

    private readonly WorldId _world;
    private readonly JournalServices _services;
    private readonly StoreCircuit _circuit;
    private readonly JournalOpener _opener;
    private readonly IBatchAnnouncer _announcer;
    private OpenJournal? _open;
    private Rejection? _end;
    private bool _isDisposed;

    public WorldJournal(WorldId world, JournalServices services)
    {
        _world = world;
        _services = services;
        var backoff = new Backoff(services.Options.OpenBackoff, services.Options.OpenBackoffMax, services.Time);
        _circuit = new StoreCircuit(backoff, services.Time, services.Metrics);
        _opener = new JournalOpener(world, services, _circuit);
        _announcer = services.Announcers.Create(world);
        Head = new HeadSignal(services.Time);
    }

    /// <summary>The durable head, and the wait for it to move.</summary>
    public HeadSignal Head { get; }

    /// <summary>
    /// True once the journal is finished: the activation must end, and answers nothing more as success.
    /// </summary>
    public bool HasEnded => _end is not null;

    /// <summary>True once the log has been read; it stays so.</summary>
    public bool IsOpen => _open is not null;

    /// <summary>Where the world was forked from; null if it was not. Only when open.</summary>
    public WorldLineage? Lineage => _open!.Lineage;

    /// <summary>The state, durable and nothing else, between calls. Only for reading, only when open.</summary>
    public WorldState State => _open!.Engine.State;

    /// <summary>
    /// When and why the world's own row was last written; null before its genesis. Durable; only when open.
    /// </summary>
    public StateChange? LastChange => _open!.Changes.Last;

    /// <summary>
    /// Opens the journal if it is not, waiting for a bounded time.
    /// </summary>
    /// <returns>Null once open; otherwise why it is not, for the caller of the world to hear.</returns>
    public async Task<Rejection?> OpenAsync()
    {
        if (_end is not null) return _end;
        if (_open is not null) return null;
        if (_services.Rivals.Find(_world) is var (rival, left)) return Refusals.FencedBy(_world, rival, left);
        var (open, refusal) = await _opener.WaitAsync();
        if (open is null) return refusal;
        _open = open;
        MoveHead();
        return null;
    }

    /// <summary>Judges the work, makes what came of it durable, and announces it.</summary>
    /// <returns>
    /// Null if the work stands; otherwise why nothing of it does. While the store is known to be down that is said at
    /// once, and nothing is judged.
    /// </returns>
    public async Task<Rejection?> RunAsync(BatchWork work)
    {
        if (_circuit.Check() is { } resting) return resting;
        try
        {
            return await JudgeAndAppendAsync(work, _open!);
        }
        catch (Exception fault)
        {
            // The root of the writer: whatever went wrong in the engine, its state can no longer be trusted.
            return End(fault);
        }
    }

    /// <summary>Carries out the commits of a call, batch by batch; then the run is done.</summary>
    /// <param name="run">The commits.</param>
    /// <param name="refusal">Why none of them may be judged; null if they may. Then the journal is open.</param>
    public async Task CarryOutAsync(CommitRun run, Rejection? refusal)
    {
        if (refusal is not null) run.Fail(refusal);
        while (!run.IsDone)
        {
            if (await RunAsync(run) is { } failure) run.Fail(failure);
            else run.Settle();
        }
    }

    /// <summary>Judges a commit and changes nothing.</summary>
    public async Task<PreflightOutcome> PreflightAsync(PreparedCommit commit)
    {
        if (_circuit.Check() is { } resting) return new PreflightOutcome(null, null, resting);
        try
        {
            for (var attempt = 0; attempt < AttemptsMax; attempt++)
            {
                var (refusal, isBehind) = await ConfirmAsync(_open!);
                if (refusal is not null) return new PreflightOutcome(null, null, refusal);
                if (!isBehind) return _open!.Engine.Preflight(commit, ClockMs());
            }

            return new PreflightOutcome(null, null, End(Outrun()));
        }
        catch (Exception fault)
        {
            return new PreflightOutcome(null, null, End(fault));
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _end ??= Refusals.Fenced($"world {_world} is moving");
        Head.Close();
        await _opener.DisposeAsync();
        if (_open is not null) await _open.Log.DisposeAsync();
    }

    private async Task<Rejection?> JudgeAndAppendAsync(BatchWork work, OpenJournal open)
    {
        var attempts = 0;
        while (attempts < AttemptsMax)
        {
            // Expired holds come first, in batches of their own as long as there are too many of them.
            open.Engine.BeginBatch(ClockMs());
            var isJudged = !open.Engine.IsOfReleasesAlone;
            if (isJudged) work.Judge(open.Engine);
            if (!open.Engine.HasCommits)
            {
                // Refusals and replays alone: they were judged on state that is durable, and may leave at once if
                // nobody else has moved on from it.
                open.Engine.Accept();
                var (unproven, isBehind) = await ConfirmAsync(open);
                if (!isBehind) return unproven;
                attempts++;
                continue;
            }

            var outcome = await AppendAsync(open, open.Engine.Seal());
            if (outcome is AppendOutcome.Behind behind)
            {
                attempts++;
                open.Engine.RollBack();
                ReadOn(behind, open);
                continue;
            }

            var refusal = Settle(outcome, open);
            if (isJudged || refusal is not null) return refusal;
        }

        return End(Outrun());
    }

    private Rejection Outrun() => Refusals.Fenced($"another writer keeps appending to world {_world}");

    /// <summary>
    /// Proves that the world is still this writer's and its state the newest, unless it did so a moment ago. No batch
    /// may be open.
    /// </summary>
    /// <returns>Why nothing may be answered, or true if the state has moved and all must be judged again.</returns>
    private async Task<(Rejection? Refusal, bool IsBehind)> ConfirmAsync(OpenJournal open)
    {
        if (!open.Log.IsConfirmationDue) return (null, false);
        switch (await open.Log.ConfirmAsync(CancellationToken.None))
        {
            case null:
                _circuit.Close();
                return (null, false);
            case AppendOutcome.Behind behind:
                _circuit.Close();
                ReadOn(behind, open);
                return (null, true);
            case AppendOutcome.Refused refused:
                JournalLog.NotConfirmed(_services.Logger, _world.Value, refused.Detail);
                var refusal = Refusals.StorageUnavailable(refused.Detail);
                _circuit.Refused(refusal);
                return (refusal, false);
            case AppendOutcome.Fenced fenced:
                return (End(fenced), false);
            case var outcome:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of a confirmation.");
        }
    }

    private async Task<AppendOutcome> AppendAsync(OpenJournal open, BatchContent content)
    {
        using var span = AssetCoreActivity.Start("assetcore.append");
        var began = _services.Time.GetTimestamp();
        var batch = new SealedBatch(
            content.FirstWorldSeq,
            content.LastWorldSeq,
            content.CommitCount,
            content.TimeMs,
            content.StateHash,
            content.Payload);
        try
        {
            var outcome = await open.Log.AppendAsync(batch, CancellationToken.None);
            _services.Metrics.BatchAppended(
                content.CommitCount, content.Payload.Length, _services.Time.GetElapsedTime(began));
            return outcome;
        }
        catch (Exception fault) when (!IsCorruption(fault) && fault is not WorldPurgedException)
        {
            // The request may be on its way, so this is not a definite failure.
            JournalLog.AppendFailed(_services.Logger, fault, _world.Value);
            return new AppendOutcome.Disputed(fault.Message);
        }
    }

    private Rejection? Settle(AppendOutcome outcome, OpenJournal open)
    {
        switch (outcome)
        {
            case AppendOutcome.Durable durable:
                _circuit.Close();
                open.Engine.Accept();
                if (open.Changes.Pass(durable.Frame, open.Engine.State.World)) LogChange(open.Engine.State.World!);
                open.Upkeep.Pass(durable.Frame);
                MoveHead();
                _announcer.Announce(durable.Frame);
                WorldLog.GiveBack(durable);
                return null;
            case AppendOutcome.Refused refused:
                open.Engine.RollBack();
                JournalLog.Refused(_services.Logger, _world.Value, refused.Detail);
                var refusal = Refusals.StorageUnavailable(refused.Detail);
                _circuit.Refused(refusal);
                return refusal;
            case AppendOutcome.Fenced fenced:
                return End(fenced);
            case AppendOutcome.Disputed disputed:
                JournalLog.Disputed(_services.Logger, _world.Value, disputed.Detail);
                return End(Refusals.Disputed(disputed.Detail));
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is no outcome of an append.");
        }
    }

    private void LogChange(WorldRow row) =>
        JournalLog.Changed(_services.Logger, _world.Value, row.Lifecycle, row.Operational);

    private void ReadOn(AppendOutcome.Behind behind, OpenJournal open)
    {
        JournalLog.Behind(_services.Logger, _world.Value, behind.Landed.Length);
        var sink = new EngineSink(open);
        foreach (var frame in behind.Landed) sink.Apply(frame);
        MoveHead();
    }

    private void MoveHead()
    {
        var head = _open!.Log.Head;
        Head.Move(new HeadReply(head.WorldSeq, head.Batch, head.Epoch));
    }

    private long ClockMs() => _services.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private Rejection End(Rejection rejection)
    {
        _end = rejection;
        Head.Close();
        return rejection;
    }

    private Rejection End(AppendOutcome.Fenced fenced)
    {
        var rival = RivalMemory.NameOf(fenced);
        JournalLog.Fenced(_services.Logger, _world.Value, rival, fenced.Expected.Value, fenced.Found.Value);
        var pause = _services.Rivals.Meet(_world, fenced);
        if (pause == TimeSpan.Zero)
        {
            return End(Refusals.Fenced(
                $"world {_world} was taken over by {rival}: epoch {fenced.Expected} met epoch {fenced.Found}"));
        }

        JournalLog.Rivalry(_services.Logger, _world.Value, rival, pause);
        return End(Refusals.FencedBy(_world, rival, pause));
    }

    private Rejection End(Exception fault)
    {
        // Whoever looks into the manifest of a purged world has sent nothing to it.
        if (fault is WorldPurgedException) return End(Refusals.NamespaceNotFound(_world));
        JournalLog.Broken(_services.Logger, fault, _world.Value);
        return End(IsCorruption(fault) ? Refusals.LogCorrupt(fault.Message) : Refusals.Internal(_world));
    }

    private static bool IsCorruption(Exception fault) =>
        fault is LogCorruptException or ReplayMismatchException or FormatFaultException;
}
