using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Writing;

/// <summary>Opens writers of one world, each with a nonce of its own.</summary>
internal sealed class TestWriters(TimeProvider time, WorldLogOptions? options = null)
{
    public static readonly WorldId World = new(3);

    private int _opened;

    public WorldLogOptions Options { get; } = options ?? new WorldLogOptions();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask<WorldLog> OpenAsync(ILogStore store, IBatchSink? sink = null, ILogStart? start = null) =>
        WorldLog.OpenAsync(
            store,
            World,
            Options,
            NewIdentity(),
            time,
            start ?? NoCheckpoint.Instance,
            sink ?? new CollectingSink(),
            null,
            Token);

    /// <summary>Who the next writer is.</summary>
    public WriterIdentity NewIdentity()
    {
        var number = ++_opened;
        return new WriterIdentity(new WriterNonce((UInt128)number), "tests", $"writer {number}");
    }

    public static ValueTask<AppendOutcome> AppendAsync(WorldLog log, int seed, int? payloadBytes = null) =>
        log.AppendAsync(SampleBatches.After(log.Head, seed, payloadBytes), Token);

    /// <summary>Appends and expects success.</summary>
    public static async Task<BatchFrame> LandAsync(WorldLog log, int seed, int? payloadBytes = null) =>
        Assert.IsType<AppendOutcome.Durable>(await AppendAsync(log, seed, payloadBytes)).Frame;

    /// <summary>Everything in the log, verified from the first byte on.</summary>
    public static async Task<List<BatchFrame>> ReadAllAsync(ILogStore store)
    {
        var frames = new List<BatchFrame>();
        var reader = new WorldLogReader(store, World);
        await foreach (var frame in reader.ReadAsync(new BatchNumber(1), Token)) frames.Add(frame);
        return frames;
    }
}
