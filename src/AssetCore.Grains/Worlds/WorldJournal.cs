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
using AssetCore.Grains.Telemetry;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Writing;

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
    /// been replaced, so twice would be strange and a third time means that both are alive.
    /// </summary>
    private const int AttemptsMax = 3;

    private readonly WorldId _world;
    private readonly JournalServices _services;
    private readonly JournalOpener _opener;
    private readonly CommitPublisher _publisher;
    private OpenJournal? _open;
    private Rejection? _end;
    private bool _isDisposed;

    public WorldJournal(WorldId world, JournalServices services)
    {
        _world = world;
        _services = services;
        _opener = new JournalOpener(world, services);
        _publisher = services.Publishers.Create(world);
        Head = new HeadSignal(services.Time);
    }

    /// <summary>The durable head, and the wait for it to move.</summary>
    public HeadSignal Head { get; }

    /// <summary>
    /// True once the journal is finished: the activation must end, and answers nothing more as success.
    /// </summary>
    public bool HasEnded => _end is not null;

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
        var (open, refusal) = await _opener.WaitAsync();
        if (open is null) return refusal;
        _open = open;
        MoveHead();
        return null;
    }

    /// <summary>Judges the work, makes what came of it durable, and announces it.</summary>
    /// <returns>Null if the work stands; otherwise why nothing of it does.</returns>
    public async Task<Rejection?> RunAsync(BatchWork work)
    {
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

    /// <summary>Judges a commit and changes nothing.</summary>
    public PreflightOutcome Preflight(PreparedCommit commit)
    {
        try
        {
            return _open!.Engine.Preflight(commit, ClockMs());
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
                // Refusals and replays alone: they were judged on state that is durable, so they may leave at once.
                open.Engine.Accept();
                return null;
            }

            var outcome = await AppendAsync(open, open.Engine.Seal());
            if (outcome is AppendOutcome.Behind behind)
            {
                attempts++;
                ReadOn(behind, open);
                continue;
            }

            var refusal = Settle(outcome, open);
            if (isJudged || refusal is not null) return refusal;
        }

        return End(Refusals.Fenced($"another writer keeps appending to world {_world}"));
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
        catch (Exception fault) when (!IsCorruption(fault))
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
                open.Engine.Accept();
                if (open.Changes.Pass(durable.Frame, open.Engine.State.World)) LogChange(open.Engine.State.World!);
                open.Upkeep.Pass(durable.Frame);
                MoveHead();
                _services.Replicas.Announce(durable.Frame);
                _publisher.Announce(durable.Frame);
                return null;
            case AppendOutcome.Refused refused:
                open.Engine.RollBack();
                JournalLog.Refused(_services.Logger, _world.Value, refused.Detail);
                return Refusals.StorageUnavailable(refused.Detail);
            case AppendOutcome.Fenced fenced:
                JournalLog.Fenced(_services.Logger, _world.Value, fenced.Expected.Value, fenced.Found.Value);
                return End(Refusals.Fenced(
                    $"epoch {fenced.Found} has taken over world {_world} from epoch {fenced.Expected}"));
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
        open.Engine.RollBack();
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

    private Rejection End(Exception fault)
    {
        JournalLog.Broken(_services.Logger, fault, _world.Value);
        return End(IsCorruption(fault) ? Refusals.LogCorrupt(fault.Message) : Refusals.Internal(_world));
    }

    private static bool IsCorruption(Exception fault) =>
        fault is LogCorruptException or ReplayMismatchException or FormatFaultException;
}
