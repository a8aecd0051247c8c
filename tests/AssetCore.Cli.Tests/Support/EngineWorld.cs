using AssetCore.Commits;
using AssetCore.Engine.Transactions;
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

    private EngineWorld(WorldEngine engine, WorldLog log) => (Engine, _log) = (engine, log);

    public WorldEngine Engine { get; }

    public static async Task<EngineWorld> OpenAsync(ILogStore store, WorldId world, WorldLogOptions? options = null)
    {
        var engine = new WorldEngine(world);
        var log = await WorldLog.OpenAsync(
            store, world, options
                ?? new WorldLogOptions(), new WriterNonce((UInt128)Random.Shared.NextInt64()), TimeProvider.System,
                    new Sink(engine), CancellationToken.None);
        var opened = new EngineWorld(engine, log);
        if (engine.Head == WorldSeq.None) await opened.BeginAsync();
        return opened;
    }

    /// <summary>Commits requests as one batch.</summary>
    public async Task<IReadOnlyList<CommitOutcome>> CommitAsync(params IEnumerable<CommitRequest> requests)
    {
        await _turn.WaitAsync();
        try
        {
            Engine.BeginBatch(_clockMs++);
            CommitOutcome[] outcomes = [.. requests.Select(request => Engine.Execute(PreparedCommit.Create(request)))];
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
