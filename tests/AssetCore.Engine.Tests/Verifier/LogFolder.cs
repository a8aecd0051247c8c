using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Files;
using AssetCore.Log.Reading;
using AssetCore.Log.Writing;
using AssetCore.Recovery;
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
            await using var log = await WorldLog.OpenAsync(
                new FileLogStore(root),
                batches[0].Header.World,
                new WorldLogOptions { SegmentAppendsMax = segmentAppendsMax },
                new WriterIdentity(new WriterNonce((UInt128)writer + 1), "tests", $"writer {writer}"),
                TimeProvider.System,
                NoCheckpoint.Instance,
                new NoSink(),
                null,
                Token);
            foreach (var (header, payload) in part) await AppendAsync(log, header, payload);
            head = log.Head;
            await TakeCheckpointAsync(root, batches[0].Header.World);
        }

        return head;
    }

    /// <summary>Takes a checkpoint of the whole log.</summary>
    public static async Task TakeCheckpointAsync(string root, WorldId world) => Assert.NotNull(
        await new CheckpointTaker(new FileLogStore(root), world, TimeProvider.System, TimeSpan.FromMinutes(1))
            .TakeAsync(null, Token));

    /// <summary>
    /// Writes the batches as frames of one writer in one segment without a mark, whatever they hold: as somebody would
    /// who has the right to write, and lies.
    /// </summary>
    /// <param name="root">The folder of the store.</param>
    /// <param name="batches">The batches from the first one on.</param>
    public static void WriteUnjudged(string root, IEnumerable<Batch> batches)
    {
        using var file = new MemoryStream();
        var previous = Hash256.Zero;
        foreach (var (header, payload) in batches)
        {
            var frame = FrameWriter.Frame(header with
            {
                Epoch = new Epoch(1),
                Nonce = new WriterNonce(1),
                Flags = file.Length == 0 ? FrameFlags.StartsEpoch : FrameFlags.None,
                PreviousHash = previous,
            }, payload, out _);
            previous = FrameHash.Of(frame);
            file.Write(frame);
        }

        var folder = Directory.CreateDirectory(Path.Combine(root, "worlds", "1", "log"));
        File.WriteAllBytes(Path.Combine(folder.FullName, $"{1:D20}.seg"), file.ToArray());
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

    private static async Task AppendAsync(WorldLog log, FrameHeader header, byte[] payload)
    {
        var batch = new SealedBatch(header.FirstWorldSeq, header.LastWorldSeq, header.CommitCount, header.TimeMs,
            header.StateHash, payload);
        Assert.IsType<AppendOutcome.Durable>(await log.AppendAsync(batch, Token));
    }

    private sealed class NoSink : IBatchSink
    {
        public void Apply(BatchFrame frame)
        {
            // Who appends a life that was lived elsewhere has no use for what stands already.
        }
    }
}
