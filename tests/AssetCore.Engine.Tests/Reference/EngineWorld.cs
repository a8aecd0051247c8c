using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The engine as a world under test, with its batches kept as a log would keep them.</summary>
internal sealed class EngineWorld : IReplayableWorld
{
    private static readonly WorldId s_world = new(1);

    private readonly WorldEngine _engine = new(s_world);
    private readonly List<(FrameHeader Header, byte[] Payload)> _log = [];
    private readonly Dictionary<WorldSeq, (CommitId Id, ReversedCommit Commit)> _commits = [];
    private long _freshKeys;

    /// <summary>A new world after its genesis.</summary>
    public EngineWorld(KeyRetention limits)
    {
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, limits.KeysMax, limits.AgeMax);
        _engine.BeginBatch(0);
        _engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "genesis" });
        Land();
    }

    /// <summary>The batches that landed, in order.</summary>
    public IReadOnlyList<(FrameHeader Header, byte[] Payload)> Log => _log;

    /// <inheritdoc />
    public WorldSeq Head => _engine.Head;

    /// <inheritdoc />
    public string StateFingerprint => _engine.StateHash.ToString();

    /// <inheritdoc />
    public string ContentFingerprint => _engine.State.ContentHash.ToString();

    /// <summary>The engine, between two batches.</summary>
    public WorldEngine Engine => _engine;

    /// <summary>The state; only for reading.</summary>
    public WorldState State => _engine.State;

    /// <inheritdoc />
    public void Begin(long clockMs)
    {
        _engine.BeginBatch(clockMs);
        while (_engine.IsOfReleasesAlone)
        {
            Land();
            _engine.BeginBatch(clockMs);
        }
    }

    /// <inheritdoc />
    public WorldAnswer Commit(CommitRequest request)
    {
        // The gateway's part: the shape, and a key where there is none.
        if (CommitRequestValidator.Validate(request) is { } fault) return WorldAnswer.Of(CommitOutcome.Refused(fault));
        return WorldAnswer.Of(_engine.Execute(PreparedCommit.Create(WithKey(request))));
    }

    /// <inheritdoc />
    public WorldAnswer Reverse(ReverseRequest request)
    {
        // The gateway's part: the commit is looked up in the log.
        var isKnown = _commits.TryGetValue(request.CommitId.WorldSeqStart, out var known);
        if (isKnown) request = request with { CommitId = known.Id };
        var commit = WithKey(request.ToCommit());
        return WorldAnswer.Of(_engine.Execute(PreparedCommit.CreateReverse(commit, isKnown ? known.Commit : null)));
    }

    /// <inheritdoc />
    public ImmutableArray<LandedCommit> Land()
    {
        if (!_engine.HasCommits)
        {
            _engine.Accept();
            return [];
        }

        var batch = _engine.Seal();
        var payload = batch.Payload.ToArray();
        _log.Add((HeaderOf(batch), payload));
        _engine.Accept();
        var landed = ImmutableArray.CreateBuilder<LandedCommit>();
        for (var reader = new BatchReader(payload, batch.FirstWorldSeq); reader.MoveNext();)
        {
            landed.Add(Keep(reader.Current));
        }

        return landed.ToImmutable();
    }

    /// <inheritdoc />
    public void RollBack() => _engine.RollBack();

    /// <inheritdoc />
    public PreflightAnswer Preflight(CommitRequest request, long clockMs)
    {
        if (CommitRequestValidator.Validate(request) is { } fault)
        {
            return PreflightAnswer.Of(WorldAnswer.Of(CommitOutcome.Refused(fault)));
        }

        var outcome = _engine.Preflight(PreparedCommit.Create(WithKey(request)), clockMs);
        if (outcome.Rejection is { } refused) return PreflightAnswer.Of(WorldAnswer.Of(CommitOutcome.Refused(refused)));
        if (outcome.Replay is { } replay) return PreflightAnswer.Of(WorldAnswer.Of(CommitOutcome.Committed(replay)));
        var report = outcome.Report!;
        Assert.Equal(request.Operations.Select(operation => operation.Code), report.Operations);
        return PreflightAnswer.Possible(report.ValidatedWorldSeq.Value, report.Events.Length);
    }

    /// <inheritdoc />
    public void SetState(WorldLifecycle lifecycle, OperationalState operational, long clockMs)
    {
        var row = _engine.State.World! with { Lifecycle = lifecycle, Operational = operational };
        Begin(clockMs);
        _engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "to see" });
        Land();
    }

    /// <inheritdoc />
    public WorldDump Snapshot() => EngineDump.Of(_engine.State);

    /// <inheritdoc />
    public IReadOnlyList<string> Answer(WorldQuery query) => EngineReads.Answer(_engine.State, query);

    /// <inheritdoc />
    public void CheckReplay()
    {
        var (recovered, replica) = (new WorldEngine(s_world), new WorldState());
        foreach (var (header, payload) in _log)
        {
            recovered.Replay(header, payload);
            Check(header, "recovered", recovered.StateHash.ToString());
            Replayer.Apply(replica, header, payload);
            Check(header, "replayed", replica.StateHash.ToString());
            Replayer.Apply(replica, header, payload);
            Check(header, "replayed twice", replica.StateHash.ToString());
        }

        Assert.Equal("", Snapshot().DifferenceTo(EngineDump.Of(recovered.State)));
        Assert.Equal("", Snapshot().DifferenceTo(EngineDump.Of(replica)));
        Assert.Equal((_engine.Head, _engine.TimeMs), (recovered.Head, recovered.TimeMs));
        Assert.Equal(ContentFingerprint, replica.ContentHash.ToString());
    }

    private static void Check(in FrameHeader header, string what, string hash)
    {
        if (header.StateHash.ToString() == hash) return;
        throw new Disagreement($"batch {header.Batch} {what} gives another hash");
    }

    private CommitRequest WithKey(CommitRequest request) =>
        request with { IdempotencyKey = request.IdempotencyKey ?? $"fresh {++_freshKeys}" };

    private LandedCommit Keep(in CommitRecord commit)
    {
        var (start, end) = (commit.WorldSeqStart, commit.WorldSeqEnd);
        _commits.Add(
            start, (commit.CommitId, new ReversedCommit(start, end, commit.IsOfWorld, commit.Events.ToArray())));
        var counts = ImmutableArray.CreateBuilder<int>();
        for (var source = new ByteReader(commit.EventCounts); !source.IsAtEnd;)
        {
            counts.Add(source.ReadVarint32(0, CommitLimits.EventsMax, "events"));
        }

        return new LandedCommit(start.Value, end.Value, commit.IsOfWorld, counts.ToImmutable());
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
