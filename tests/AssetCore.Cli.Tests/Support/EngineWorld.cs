using AssetCore.Commits;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Worlds;

namespace AssetCore.Cli.Tests.Support;

/// <summary>A world as a silo runs it: an engine that judges, and a log that keeps.</summary>
internal sealed class EngineWorld : IAsyncDisposable
{
    private const long GenesisMs = 1_700_000_000_000;
    private readonly WorldLog _log;
    private readonly SemaphoreSlim _turn = new(1);
    private long _clockMs = GenesisMs;

    private readonly ILogStore _store;

    private EngineWorld(WorldEngine engine, WorldLog log, ILogStore store) =>
        (Engine, _log, _store) = (engine, log, store);

    public WorldEngine Engine { get; }

    public static async Task<EngineWorld> OpenAsync(ILogStore store, WorldId world, WorldLogOptions? options = null)
    {
        var engine = new WorldEngine(world);
        var log = await WorldLog.OpenAsync(
            store,
            world,
            options ?? new WorldLogOptions(),
            new WriterIdentity(new WriterNonce((UInt128)Random.Shared.NextInt64()), "lab", "an engine"),
            TimeProvider.System,
            NoCheckpoint.Instance,
            new Sink(engine),
            null,
            CancellationToken.None);
        var opened = new EngineWorld(engine, log, store);
        if (engine.Head == WorldSeq.None) await opened.BeginAsync();
        return opened;
    }

    /// <summary>Commits requests as one batch.</summary>
    public Task<IReadOnlyList<CommitOutcome>> CommitAsync(params IEnumerable<CommitRequest> requests) =>
        CommitAsync([.. requests.Select(PreparedCommit.Create)]);

    /// <summary>Undoes a commit, which is read back from the log.</summary>
    public async Task<CommitOutcome> ReverseAsync(ReverseRequest request) =>
        (await CommitAsync([PreparedCommit.CreateReverse(request.ToCommit(), await FindAsync(request.CommitId))]))[0];

    private async Task<ReversedCommit?> FindAsync(CommitId commit)
    {
        var frames = new WorldLogReader(_store, Engine.World).ReadAsync(new BatchNumber(1), CancellationToken.None);
        await foreach (var frame in frames)
        {
            if (Find(frame, commit) is { } found) return found;
        }

        return null;
    }

    private static ReversedCommit? Find(BatchFrame frame, CommitId commit)
    {
        var reader = new BatchReader(frame.Payload.Span, frame.Header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var record = reader.Current;
            if (record.CommitId != commit) continue;
            return new ReversedCommit(
                record.WorldSeqStart, record.WorldSeqEnd, record.IsOfWorld, record.Events.ToArray());
        }

        return null;
    }

    private async Task<IReadOnlyList<CommitOutcome>> CommitAsync(PreparedCommit[] commits)
    {
        await _turn.WaitAsync();
        try
        {
            Engine.BeginBatch(_clockMs++);
            CommitOutcome[] outcomes = [.. commits.Select(Engine.Execute)];
            await SealAsync();
            return outcomes;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<PreflightOutcome> PreflightAsync(CommitRequest request)
    {
        await _turn.WaitAsync();
        try
        {
            return Engine.Preflight(PreparedCommit.Create(request), _clockMs);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _turn.Dispose();
        await _log.DisposeAsync();
    }

    private async Task BeginAsync()
    {
        Engine.BeginBatch(_clockMs++);
        var row = new WorldRow(WorldLifecycle.Provisioned, null, GenesisMs, default, 1_000_000, 0);
        Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "a test" });
        await SealAsync();
    }

    private async Task SealAsync()
    {
        if (Engine.HasCommits)
        {
            var content = Engine.Seal();
            var sealedBatch = new SealedBatch(
                content.FirstWorldSeq, content.LastWorldSeq, content.CommitCount, content.TimeMs, content.StateHash,
                    content.Payload);
            Assert.IsType<AppendOutcome.Durable>(await _log.AppendAsync(sealedBatch, CancellationToken.None));
        }

        Engine.Accept();
    }

    private sealed class Sink(WorldEngine engine) : IBatchSink
    {
        public void Apply(BatchFrame frame) => engine.Replay(frame.Header, frame.Payload.Span);
    }
}
