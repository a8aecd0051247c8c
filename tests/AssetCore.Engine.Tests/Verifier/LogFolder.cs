using AssetCore.Format.Frames;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Files;
using AssetCore.Log.Reading;
using AssetCore.Log.Writing;
using AssetCore.Recovery;
using AssetCore.Recovery.Indexes;
using Batch = (AssetCore.Format.Frames.FrameHeader Header, byte[] Payload);

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>Logs as a silo writes them, in a file store.</summary>
internal static class LogFolder
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>
    /// Writes the batches of a world by three writers, one after the other; a checkpoint is taken behind each.
    /// </summary>
    /// <param name="root">The folder of the store.</param>
    /// <param name="batches">The batches from the first one on.</param>
    /// <param name="segmentAppendsMax">Frames in a segment.</param>
    /// <returns>The head.</returns>
    public static async Task<LogHead> WriteAsync(
        string root, IReadOnlyList<Batch> batches, int segmentAppendsMax = 49_000)
    {
        var head = LogHead.Empty;
        foreach (var (writer, part) in batches.Chunk((batches.Count + 2) / 3).Index())
        {
            await using var log = await OpenAsync(root, batches[0].Header.World, segmentAppendsMax, writer);
            foreach (var batch in part) await AppendAsync(log, batch);
            head = log.Head;
            await TakeCheckpointAsync(root, batches[0].Header.World);
        }

        return head;
    }

    /// <summary>Opens a writer.</summary>
    public static ValueTask<WorldLog> OpenAsync(
        string root, WorldId world, int segmentAppendsMax = 49_000, int writer = 0) => WorldLog.OpenAsync(
            new FileLogStore(root),
            world,
            new WorldLogOptions { SegmentAppendsMax = segmentAppendsMax },
            new WriterIdentity(new WriterNonce((UInt128)writer + 1), "tests", $"writer {writer}"),
            TimeProvider.System,
            NoCheckpoint.Instance,
            new NoSink(),
            null,
            Token);

    /// <summary>Appends a batch.</summary>
    public static async Task AppendAsync(WorldLog log, Batch batch)
    {
        var header = batch.Header;
        var content = new SealedBatch(header.FirstWorldSeq, header.LastWorldSeq, header.CommitCount, header.TimeMs,
            header.StateHash, batch.Payload);
        Assert.IsType<AppendOutcome.Durable>(await log.AppendAsync(content, Token));
    }

    /// <summary>Writes the indexes of a world's sealed segments.</summary>
    public static async Task IndexAsync(string root, WorldId world) =>
        await new SegmentIndexer(new FileLogStore(root), TimeProvider.System, 1).RunAsync(world, Token);

    /// <summary>The indexes of world 1, in order.</summary>
    public static string[] Indexes(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, "worlds", "1", "index")).Order(StringComparer.Ordinal)];

    /// <summary>Takes a checkpoint of the whole log.</summary>
    public static async Task TakeCheckpointAsync(string root, WorldId world) => Assert.NotNull(
        await new CheckpointTaker(new FileLogStore(root), world, TimeProvider.System, TimeSpan.FromMinutes(1))
            .TakeAsync(null, Token));

    /// <summary>
    /// Writes the batches as frames, without marks, whatever they hold: as somebody would who has the right to write,
    /// and lies.
    /// </summary>
    /// <param name="root">The folder of the store.</param>
    /// <param name="batches">The batches from the first one on.</param>
    /// <param name="segment">Batches after which a segment is cut off.</param>
    /// <param name="raiseEpochs">Whether every segment begins an epoch, or the first one alone.</param>
    public static void WriteUnjudged(
        string root, IEnumerable<Batch> batches, int segment = int.MaxValue, bool raiseEpochs = true)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "worlds", "1", "log"));
        var parts = batches.Chunk(segment).ToList();
        var manifest = new WorldManifest
        {
            World = new WorldId(1),
            Epoch = new Epoch(raiseEpochs ? parts.Count : 1),
            Nonce = new WriterNonce(1),
            ClusterId = "tests",
            Holder = "a writer",
            ClaimedTimeMs = 1,
        };
        File.WriteAllBytes(Path.Combine(root, "worlds", "1", "manifest"), ManifestCodec.Encode(manifest));
        var previous = Hash256.Zero;
        foreach (var (at, part) in parts.Index())
        {
            using var file = File.Create(Path.Combine(folder.FullName, $"{part[0].Header.Batch.Value:D20}.seg"));
            foreach (var (header, payload) in part)
            {
                var begins = header.Batch == part[0].Header.Batch && (raiseEpochs || at == 0);
                var frame = FrameWriter.Frame(header with
                {
                    Epoch = new Epoch(raiseEpochs ? at + 1 : 1),
                    Nonce = new WriterNonce(1),
                    Flags = begins ? FrameFlags.StartsEpoch : FrameFlags.None,
                    PreviousHash = previous,
                }, payload, out _);
                previous = FrameHash.Of(frame);
                file.Write(frame);
            }
        }
    }

    /// <summary>The segments of world 1, in order.</summary>
    public static string[] Segments(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, "worlds", "1", "log"), "*.seg").Order(StringComparer.Ordinal)];

    /// <summary>The checkpoints of world 1, in order.</summary>
    public static string[] Checkpoints(string root) =>
        [.. Directory.GetFiles(Path.Combine(root, "worlds", "1", "checkpoints")).Order(StringComparer.Ordinal)];

    /// <summary>Copies a store.</summary>
    public static string Copy(string root, string to)
    {
        foreach (var file in Directory.GetFiles(root, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return to;
    }

    private sealed class NoSink : IBatchSink
    {
        public void Apply(BatchFrame frame)
        {
            // Who appends a life that was lived elsewhere has no use for what stands already.
        }
    }
}
