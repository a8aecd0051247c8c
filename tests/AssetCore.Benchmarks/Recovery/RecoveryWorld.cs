using System.Globalization;
using System.Security.Cryptography;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Events;
using AssetCore.Format.Requests;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Recovery;
using AssetCore.Recovery.Opening;
using AssetCore.Worlds;

namespace AssetCore.Benchmarks.Recovery;

/// <summary>
/// A world with a log of a given length: accounts with one balance each, then transfers between random ones, each a
/// commit with a key of its own, some hundred in a batch, as a busy gateway sends them.
/// </summary>
/// <param name="store">Where it is.</param>
/// <param name="world">Which.</param>
/// <param name="accounts">Live balances.</param>
/// <param name="transfers">Transfers of a commit.</param>
internal sealed class RecoveryWorld(ILogStore store, WorldId world, int accounts, int transfers = 1)
{
    private const int TransfersPerBatch = 500;
    private const int OperationsPerCommit = 5_000;
    private static readonly ClassId s_gold = new("gold");

    private readonly ContainerId[] _accounts =
        [.. Enumerable.Range(0, accounts).Select(number => new ContainerId($"account-{number}"))];

    private readonly Random _random = new(1);
    private long _commits;

    public WorldId World { get; } = world;

    /// <summary>Opens it for writing, as an activation does.</summary>
    public async Task<RecoveredWorld> OpenAsync()
    {
        var nonce = new WriterNonce(BitConverter.ToUInt128(RandomNumberGenerator.GetBytes(16)));
        var identity = new WriterIdentity(nonce, "benchmark", "benchmark");
        return await WorldRecovery.OpenAsync(
            store, World, new WorldLogOptions(), identity, TimeProvider.System, null, CancellationToken.None);
    }

    /// <summary>Writes until the log has so many events, or a few more.</summary>
    public async Task WriteAsync(long events)
    {
        var opened = await OpenAsync();
        if (opened.Engine.State.World is null) await FoundAsync(opened);
        while (opened.Engine.Head.Value < events)
        {
            opened.Engine.BeginBatch(0);
            for (var i = 0; i < TransfersPerBatch && opened.Engine.Head.Value < events; i += transfers)
                Transfer(opened.Engine);
            await LandAsync(opened);
        }

        await opened.Log.DisposeAsync();
    }

    /// <summary>One commit of one transfer, appended: the first acknowledgement of a world that was opened.</summary>
    public async Task AcknowledgeAsync(RecoveredWorld opened)
    {
        opened.Engine.BeginBatch(0);
        Transfer(opened.Engine);
        await LandAsync(opened);
    }

    /// <summary>Seals what the engine has judged and makes it durable.</summary>
    public static async Task LandAsync(RecoveredWorld opened)
    {
        var content = opened.Engine.Seal();
        var outcome = await opened.Log.AppendAsync(
            new SealedBatch(
                content.FirstWorldSeq,
                content.LastWorldSeq,
                content.CommitCount,
                content.TimeMs,
                content.StateHash,
                content.Payload),
            CancellationToken.None);
        if (outcome is not AppendOutcome.Durable) throw new InvalidOperationException($"An append failed: {outcome}");
        opened.Engine.Accept();
    }

    private async Task FoundAsync(RecoveredWorld opened)
    {
        opened.Engine.BeginBatch(0);
        var row = new WorldRow(WorldLifecycle.Provisioned, null, 0, default, WorldDefaults.IdempotencyKeysMax, 0);
        opened.Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "benchmark" });
        await LandAsync(opened);
        List<Operation> setup = [new RegisterClass(s_gold, "Gold", 0, null)];
        foreach (var account in _accounts)
        {
            setup.Add(new CreateContainer(account, new ContainerKind.Balance(Scale.Whole), null, null, null));
            setup.Add(new AddFungible(
                s_gold, null, DecimalQuantity.FromInteger(1_000_000_000), new Location.Balance(account)));
        }

        foreach (var some in setup.Chunk(OperationsPerCommit))
        {
            opened.Engine.BeginBatch(0);
            Execute(opened.Engine, some);
            await LandAsync(opened);
        }
    }

    private void Transfer(WorldEngine engine)
    {
        var some = new Transfer[transfers];
        for (var i = 0; i < some.Length; i++)
        {
            var from = _random.Next(_accounts.Length);
            var to = (from + 1 + _random.Next(_accounts.Length - 1)) % _accounts.Length;
            some[i] = new Transfer(_accounts[from], _accounts[to], s_gold, null, DecimalQuantity.FromInteger(1));
        }

        Execute(
            engine,
            [
                some is [var one]
                    ? new TransferFungible(one.FromContainer, one.ToContainer, one.ClassId, one.Key, one.Quantity)
                    : new TransferMany([.. some]),
            ]);
    }

    private void Execute(WorldEngine engine, Operation[] operations)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{engine.Head}-{++_commits}");
        var request = new CommitRequest { Operations = [.. operations], IdempotencyKey = key };
        var outcome = engine.Execute(PreparedCommit.Create(request));
        if (!outcome.IsCommitted) throw new InvalidOperationException($"A commit was refused: {outcome.Rejection}");
    }
}
