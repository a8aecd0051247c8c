using System.Globalization;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Recovery.Opening;
using AssetCore.Worlds;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>A world with its writer, on a store.</summary>
internal sealed class LivedWorld : IAsyncDisposable
{
    public static readonly WorldId Id = new(1);

    private readonly ILogStore _store;
    private int _keys;

    private LivedWorld(ILogStore store, RecoveredWorld opened) => (_store, Opened) = (store, opened);

    public RecoveredWorld Opened { get; }

    public WorldEngine Engine => Opened.Engine;

    public WorldLog Log => Opened.Log;

    /// <summary>Opens the world, and gives it a genesis if it has none.</summary>
    public static async Task<LivedWorld> OpenAsync(
        ILogStore store, WorldLogOptions? options = null, long keysMax = 1_000, WorldId? world = null)
    {
        Span<byte> nonce = stackalloc byte[16];
        System.Security.Cryptography.RandomNumberGenerator.Fill(nonce);
        var identity = new WriterIdentity(new WriterNonce(BitConverter.ToUInt128(nonce)), "tests", "a test");
        var opened = await WorldRecovery.OpenAsync(
            store, world ?? Id, options ?? new WorldLogOptions(), identity, TimeProvider.System, null, default);
        var lived = new LivedWorld(store, opened);
        if (lived.Engine.State.World is null) await lived.SetLimitsAsync(keysMax, "genesis");
        return lived;
    }

    /// <summary>Writes the world's own row.</summary>
    public async Task SetLimitsAsync(long keysMax, string reason)
    {
        Engine.BeginBatch(1_000);
        var row = new WorldRow(WorldLifecycle.Provisioned, "test", 1_000, default, keysMax, 0);
        Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = reason });
        await LandAsync();
    }

    /// <summary>Commits one batch of one commit each for every list of operations.</summary>
    public async Task CommitAsync(params Operation[][] commits)
    {
        Engine.BeginBatch(2_000);
        foreach (var operations in commits)
        {
            var key = $"key-{Id}-{Engine.Head}-{++_keys}";
            var request = new CommitRequest { Operations = [.. operations], IdempotencyKey = key };
            var outcome = Engine.Execute(PreparedCommit.Create(request));
            Assert.True(outcome.IsCommitted, outcome.Rejection?.Detail);
        }

        await LandAsync();
    }

    /// <summary>Vaults, classes, and quantities in them: a few commits a batch, and every third one takes
    /// away.</summary>
    public async Task LiveAsync(int batches, int commits = 3)
    {
        for (var i = 0; i < batches; i++)
        {
            var at = Engine.Batch.Value;
            var lists = new List<Operation[]>();
            for (var j = 0; j < commits; j++)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"vault-{at}-{j}");
                lists.Add([Vault(id), Class($"class-{at}-{j}"), Add($"class-{at}-{j}", "5", id)]);
            }

            if (at % 3 == 2) lists.Add([new RemoveContainer(new($"vault-{at}-0"), true)]);
            await CommitAsync([.. lists]);
        }
    }

    public async Task LandAsync()
    {
        var content = Engine.Seal();
        var batch = new SealedBatch(
            content.FirstWorldSeq,
            content.LastWorldSeq,
            content.CommitCount,
            content.TimeMs,
            content.StateHash,
            content.Payload);
        var outcome = await Log.AppendAsync(batch, default);
        var durable = Assert.IsType<AppendOutcome.Durable>(outcome);
        Engine.Accept();
        Opened.Changes.Pass(durable.Frame, Engine.State.World);
    }

    /// <summary>The state from the first batch on, without any checkpoint.</summary>
    public static async Task<WorldState> ReplayAsync(ILogStore store, WorldSeq? through = null, WorldId? world = null)
    {
        var state = new WorldState();
        var log = new WorldLogReader(store, world ?? Id);
        await foreach (var frame in log.ReadAsync(new BatchNumber(1), default))
        {
            var isWhole = Replayer.ApplyThrough(
                state, frame.Header, frame.Payload.Span, through ?? frame.Header.LastWorldSeq);
            if (!isWhole) break;
        }

        return state;
    }

    public CheckpointTaker Taker(long tailSizeMax = CheckpointTaker.TailSizeMax) =>
        new(_store, Engine.World, TimeProvider.System, TimeSpan.FromSeconds(10), null, tailSizeMax);

    public ValueTask DisposeAsync() => Log.DisposeAsync();

    private static CreateContainer Vault(string id) =>
        new(new ContainerId(id), new ContainerKind.Balance(Scale.Whole), null, null, null);

    private static RegisterClass Class(string id) => new(new ClassId(id), id, 0, null);

    private static AddFungible Add(string of, string quantity, string vault)
    {
        Assert.True(DecimalQuantity.TryParse(quantity, out var amount));
        return new AddFungible(new ClassId(of), null, amount, new Location.Balance(new ContainerId(vault)));
    }
}
