using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Cli.Tests.Support;

/// <summary>A small log of world 1 in a file store.</summary>
internal static class LabLog
{
    /// <summary>
    /// Batches that <see cref="WriteAsync(string, WorldLogOptions?, int)"/> writes into an empty store: genesis,
    /// schema, and transfers.
    /// </summary>
    public const int Batches = 2 + Transfers;

    private const int Transfers = 5;

    private static readonly ClassId s_gold = new("gold");
    private static readonly ContainerId s_vault = new("vault");
    private static readonly ContainerId s_purse = new("purse");

    /// <summary>Writes the log, or goes on with one; the writer stays open.</summary>
    public static Task<EngineWorld> WriteAsync(string root, WorldLogOptions? options = null, int first = 0) =>
        WriteAsync(new FileLogStore(root), options, first);

    /// <summary>Writes the log, or goes on with one; the writer stays open.</summary>
    public static async Task<EngineWorld> WriteAsync(ILogStore store, WorldLogOptions? options = null, int first = 0)
    {
        var world = await EngineWorld.OpenAsync(store, new WorldId(1), options);
        await world.CommitAsync(Schema());
        for (var i = 0; i < Transfers; i++) await world.CommitAsync(
            Transfer($"t{first + i}"), Transfer($"u{first + i}"));
        return world;
    }

    /// <summary>One of a vault's coins goes into a purse.</summary>
    public static CommitRequest Transfer(string key) => new()
    {
        IdempotencyKey = key,
        ActorId = "anna",
        Operations = [new TransferFungible(s_vault, s_purse, s_gold, null, DecimalQuantity.FromInteger(1))],
    };

    /// <summary>The first segment of world 1.</summary>
    public static string Segment(string root) =>
        Directory.GetFiles(Path.Combine(root, "worlds", "1", "log"), "*.seg").Order(StringComparer.Ordinal).First();

    /// <summary>
    /// Writes a log whose frames and chain are right and whose events are not: its last batch was judged on another
    /// state than the one that the log leads to.
    /// </summary>
    /// <returns>The batch that does not fit.</returns>
    public static async Task<BatchNumber> ForgeAsync(string root)
    {
        using var elsewhere = new TempFolder();
        await (await WriteAsync(root)).DisposeAsync();
        await using var other = await WriteAsync(elsewhere.Path);
        await other.CommitAsync(Transfer("only-elsewhere"));
        await other.CommitAsync(Transfer("forged"));
        BatchFrame? last = null;
        await foreach (
            var frame in new WorldLogReader(new FileLogStore(elsewhere.Path), new WorldId(1))
                .ReadAsync(new BatchNumber(1), default)) last = frame;
        return await AppendAsync(root, last!);
    }

    private static CommitRequest Schema() => new()
    {
        IdempotencyKey = "schema",
        Operations =
        [
            new RegisterClass(s_gold, "Gold", 0, null),
            new CreateContainer(s_vault, new ContainerKind.Balance(Scale.Whole), null, null, null),
            new CreateContainer(s_purse, new ContainerKind.Balance(Scale.Whole), null, null, null),
            new AddFungible(s_gold, null, DecimalQuantity.FromInteger(1_000), new Location.Balance(s_vault)),
        ],
    };

    private static async Task<BatchNumber> AppendAsync(string root, BatchFrame frame)
    {
        var store = new FileLogStore(root);
        await using var log = await WorldLog.OpenAsync(
            store,
            new WorldId(1),
            new WorldLogOptions(),
            new WriterIdentity(new WriterNonce(99), "lab", "a forger"),
            TimeProvider.System,
            NoCheckpoint.Instance,
            new NoSink(),
            null,
            CancellationToken.None);
        var events = frame.Header.LastWorldSeq.Value - frame.Header.FirstWorldSeq.Value;
        var first = log.Head.WorldSeq.Next;
        var batch = new Log.SealedBatch(
            first, new WorldSeq(first.Value + events), frame.Header.CommitCount, frame.Header.TimeMs,
                frame.Header.StateHash, frame.Payload);
        Assert.IsType<AppendOutcome.Durable>(await log.AppendAsync(batch, CancellationToken.None));
        return log.Head.Batch;
    }

    private sealed class NoSink : IBatchSink
    {
        public void Apply(BatchFrame frame)
        {
            // What stands in the log is of no interest to who forges its end.
        }
    }
}
