using AssetCore.Commits;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The engine as a world under test: every commit is a batch of its own, kept as a log would keep it.</summary>
internal sealed class EngineWorld : IReplayableWorld
{
    private static readonly WorldId s_world = new(1);

    private readonly WorldEngine _engine = new(s_world);
    private readonly List<(FrameHeader Header, byte[] Payload)> _log = [];
    private long _freshKeys;

    /// <summary>A new world after its genesis.</summary>
    public EngineWorld(int idempotencyRetention)
    {
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, idempotencyRetention, WorldDefaults.IdempotencyAgeMax);
        _engine.BeginBatch(0);
        _engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "genesis" });
        SealIfChanged();
    }

    private EngineWorld(List<(FrameHeader Header, byte[] Payload)> log)
    {
        foreach (var (header, payload) in log) _engine.Replay(header, payload);
        _log = log;
    }

    /// <inheritdoc />
    public WorldSeq Head => _engine.Head;

    /// <inheritdoc />
    public string StateFingerprint => _engine.StateHash.ToString();

    /// <inheritdoc />
    public WorldAnswer Commit(CommitRequest request, long timeMs)
    {
        // The gateway's part: the shape, and a key where there is none.
        if (CommitRequestValidator.Validate(request) is { } fault) return WorldAnswer.Of(CommitOutcome.Refused(fault));
        var prepared = PreparedCommit.Create(request with { IdempotencyKey = request.IdempotencyKey ?? $"fresh {++_freshKeys}" });
        _engine.BeginBatch(timeMs);
        var outcome = _engine.Execute(prepared);
        SealIfChanged();
        return WorldAnswer.Of(outcome);
    }

    /// <inheritdoc />
    public WorldDump Snapshot() => EngineDump.Of(_engine.State);

    /// <inheritdoc />
    public IReplayableWorld Replayed() => new EngineWorld([.. _log]);

    /// <summary>A replica's state: every batch applied by L1 setters alone, and applied again.</summary>
    public WorldState Replica()
    {
        var state = new WorldState();
        foreach (var (header, payload) in _log)
        {
            Replayer.Apply(state, header, payload);
            Replayer.Apply(state, header, payload);
        }

        return state;
    }

    private void SealIfChanged()
    {
        if (_engine.HasCommits)
        {
            var batch = _engine.Seal();
            _log.Add((HeaderOf(batch), batch.Payload.ToArray()));
        }

        _engine.Accept();
    }

    private FrameHeader HeaderOf(in BatchContent batch) => new()
    {
        Kind = FrameKind.Batch,
        World = s_world,
        Batch = _engine.Batch.Next,
        FirstWorldSeq = batch.FirstWorldSeq,
        LastWorldSeq = batch.LastWorldSeq,
        CommitCount = batch.CommitCount,
        PayloadBytes = batch.Payload.Length,
        TimeMs = batch.TimeMs,
        StateHash = batch.StateHash,
    };
}
