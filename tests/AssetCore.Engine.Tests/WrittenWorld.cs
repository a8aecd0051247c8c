using AssetCore.Commits;
using AssetCore.Engine.Queries;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Engine.Tests;

/// <summary>
/// A world with its genesis, its engine, and every batch it has sealed: what a writer and its log are together.
/// </summary>
internal sealed class WrittenWorld
{
    public static readonly WorldId Id = new(1);

    private readonly List<(FrameHeader Header, byte[] Payload)> _log = [];
    private int _keys;

    public WrittenWorld(long idempotencyKeysMax = WorldDefaults.IdempotencyKeysMax, long idempotencyAgeMax = 0)
    {
        Engine = new WorldEngine(Id);
        Engine.BeginBatch(1_000);
        var row = new WorldRow(
            WorldLifecycle.Provisioned, "test", 1_000, default, idempotencyKeysMax, idempotencyAgeMax);
        Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "genesis" });
        Seal();
    }

    public WorldEngine Engine { get; }

    public WorldState State => Engine.State;

    public IReadOnlyList<(FrameHeader Header, byte[] Payload)> Log => _log;

    /// <summary>A request with a key of its own.</summary>
    public PreparedCommit Prepare(params Operation[] operations) => Prepare($"key-{++_keys}", operations);

    public static PreparedCommit Prepare(string key, params Operation[] operations) =>
        PreparedCommit.Create(new CommitRequest { Operations = [.. operations], IdempotencyKey = key });

    /// <summary>Commits operations as a batch of their own.</summary>
    public CommitReceipt Commit(params Operation[] operations)
    {
        var outcome = Send(Prepare(operations));
        Assert.True(outcome.IsCommitted, outcome.Rejection?.Detail);
        return outcome.Receipt!;
    }

    /// <summary>Has operations refused and checks that nothing at all has changed.</summary>
    public Rejection Refuse(params Operation[] operations)
    {
        var before = (State.StateHash, State.ContentHash, State.Counters, State.Head, State.KeysHash);
        var outcome = Send(Prepare(operations));
        Assert.False(outcome.IsCommitted, "The commit should have been refused.");
        Assert.Equal(before, (State.StateHash, State.ContentHash, State.Counters, State.Head, State.KeysHash));
        return outcome.Rejection!;
    }

    /// <summary>Sends a commit as a batch of its own.</summary>
    public CommitOutcome Send(PreparedCommit commit, long clockMs = 2_000)
    {
        Engine.BeginBatch(clockMs);
        var outcome = Engine.Execute(commit);
        if (Engine.HasCommits) Seal();
        else Engine.Accept();
        return outcome;
    }

    /// <summary>Seals the open batch, keeps it and accepts it.</summary>
    public void Seal()
    {
        var content = Engine.Seal();
        _log.Add((HeaderOf(content), content.Payload.ToArray()));
        Engine.Accept();
    }

    public FrameHeader HeaderOf(BatchContent content) => new()
    {
        Kind = FrameKind.Batch,
        World = Id,
        Batch = Engine.Batch.Next,
        FirstWorldSeq = content.FirstWorldSeq,
        LastWorldSeq = content.LastWorldSeq,
        CommitCount = content.CommitCount,
        PayloadBytes = content.Payload.Length,
        TimeMs = content.TimeMs,
        StateHash = content.StateHash,
    };

    /// <summary>An engine that has recovered from the log.</summary>
    public WorldEngine Recover()
    {
        var engine = new WorldEngine(Id);
        foreach (var (header, payload) in _log) engine.Replay(header, payload);
        return engine;
    }

    /// <summary>A replica that has been fed the log.</summary>
    public WorldState Replicate()
    {
        var state = new WorldState();
        foreach (var (header, payload) in _log) Replayer.Apply(state, header, payload);
        return state;
    }

    public T Ask<T>(WorldQuery query)
        where T : QueryAnswer
    {
        var outcome = StateQueries.Execute(State, query);
        Assert.True(outcome.Rejection is null, outcome.Rejection?.Detail);
        return Assert.IsType<T>(outcome.Answer, exactMatch: false);
    }

    public ErrorCode AskInVain(WorldQuery query)
    {
        var outcome = StateQueries.Execute(State, query);
        Assert.NotNull(outcome.Rejection);
        return outcome.Rejection.Code;
    }
}
