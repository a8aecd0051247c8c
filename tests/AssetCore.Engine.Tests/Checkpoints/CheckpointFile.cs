using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Checkpoints;
using AssetCore.Format.Frames;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Checkpoints;

/// <summary>A checkpoint in memory.</summary>
internal sealed class CheckpointFile(CheckpointHead head, List<byte[]> chunks) : IChunkSink
{
    public CheckpointHead Head { get; } = head;

    public List<byte[]> Chunks { get; } = chunks;

    /// <summary>A checkpoint of a writer's state.</summary>
    public static CheckpointFile Of(WorldEngine engine, StateChange? change)
    {
        var file = new CheckpointFile(HeadOf(engine.State), []);
        var writer = StateCheckpoint.Of(engine, change, file);
        while (writer.WriteNext()) { }
        return file;
    }

    /// <summary>A checkpoint of a state without keys.</summary>
    public static CheckpointFile Of(WorldState state)
    {
        var file = new CheckpointFile(HeadOf(state), []);
        var writer = StateCheckpoint.WithoutKeys(state, null, file);
        while (writer.WriteNext()) { }
        return file;
    }

    /// <summary>What a checkpoint and the batches that follow it come to.</summary>
    /// <param name="before">The checkpoint; null for none.</param>
    /// <param name="log">The batches.</param>
    public static CheckpointFile Merge(
        CheckpointFile? before, IEnumerable<(FrameHeader Header, byte[] Payload)> log)
    {
        var tail = new TailValues(
            new WorldId(1), before?.Head.Batch ?? BatchNumber.None, before?.Head.WorldSeq ?? WorldSeq.None);
        foreach (var (header, payload) in log) tail.Add(header, payload);
        var head = HeadOf(tail.Batch, tail.WorldSeq, tail.TimeMs) with { StateHash = tail.StateHash };
        var file = new CheckpointFile(head, []);
        var merge = before is null ? new CheckpointMerge(tail, file) : new CheckpointMerge(before.Head, tail, file);
        foreach (var (index, chunk) in (before?.Chunks ?? []).Index())
        {
            // In pieces or at once: it must not matter.
            while (index % 3 > 0 && !merge.Prepare(chunk)) file.Pieces++;
            merge.Feed(chunk);
        }

        while (!merge.Complete()) file.Pieces++;
        return file;
    }

    /// <summary>How often the merge that wrote it could have rested.</summary>
    public int Pieces { get; private set; }

    public void Take(ReadOnlySpan<byte> chunk) => Chunks.Add(chunk.ToArray());

    public RestoredState RestoreReplica() => Restore(withKeys: false);

    public WorldEngine RestoreEngine() => WorldEngine.Restore(Head.World, Restore(withKeys: true));

    public RestoredState Restore(bool withKeys)
    {
        var restorer = new StateRestorer(withKeys);
        foreach (var chunk in Chunks) restorer.Take(chunk);
        return restorer.Complete(Head);
    }

    private static CheckpointHead HeadOf(WorldState state) =>
        HeadOf(state.Batch, state.Head, state.TimeMs) with { StateHash = state.StateHash };

    private static CheckpointHead HeadOf(BatchNumber batch, WorldSeq head, long timeMs) => new()
    {
        World = new WorldId(1),
        Batch = batch,
        WorldSeq = head,
        TimeMs = timeMs,
        Segment = new BatchNumber(1),
        Offset = 1,
        Frames = 1,
        Epoch = new Epoch(1),
        StateHash = default,
    };
}
