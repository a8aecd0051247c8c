using AssetCore.Engine.Replay;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// What batches that follow a checkpoint left behind: the last value of every cell they touched, and their keys. Its
/// memory is bounded by them, not by the state. One caller at a time.
/// </summary>
/// <param name="world">The world.</param>
/// <param name="batch">The last batch before the tail.</param>
/// <param name="worldSeq">The last sequence number before the tail.</param>
public sealed class TailValues(WorldId world, BatchNumber batch, WorldSeq worldSeq)
{
    /// <summary>The world.</summary>
    public WorldId World { get; } = world;

    /// <summary>The last batch before the tail.</summary>
    public BatchNumber From { get; } = batch;

    /// <summary>The last batch.</summary>
    public BatchNumber Batch { get; private set; } = batch;

    /// <summary>The last sequence number.</summary>
    public WorldSeq WorldSeq { get; private set; } = worldSeq;

    /// <summary>The time of the last batch in milliseconds since 1970-01-01 UTC.</summary>
    public long TimeMs { get; private set; }

    /// <summary>The hash over the whole state that the last batch's header states.</summary>
    public Hash128 StateHash { get; private set; }

    /// <summary>Cells and keys held: what memory is proportional to, some 100 bytes each.</summary>
    public long Size => Cells.Count + Keys.Count;

    /// <summary>Events taken.</summary>
    public long Events { get; private set; }

    internal TailCells Cells { get; } = new();

    internal TailKeys Keys { get; } = new();

    internal StateChange? Change { get; private set; }

    /// <summary>Takes the next batch.</summary>
    /// <exception cref="ReplayMismatchException">It is not the next one.</exception>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public void Add(in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        if (header.World != World || header.Batch != Batch.Next || header.FirstWorldSeq != WorldSeq.Next)
        {
            throw new ReplayMismatchException(
                header.FirstWorldSeq, $"batch {header.Batch} of world {header.World} follows batch {Batch}");
        }

        var reader = new BatchReader(payload, header.FirstWorldSeq);
        while (reader.MoveNext()) Add(reader.Current, header.TimeMs);
        Events += header.LastWorldSeq.Value - WorldSeq.Value;
        (Batch, WorldSeq, TimeMs, StateHash) = (header.Batch, header.LastWorldSeq, header.TimeMs, header.StateHash);
    }

    private void Add(in CommitRecord commit, long timeMs)
    {
        var source = commit.EventsReader;
        var visitor = new TailVisitor(Cells);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref visitor);
        if (visitor.Events != commit.EventCount)
        {
            throw new ReplayMismatchException(
                commit.WorldSeqStart, $"the commit holds {visitor.Events} events, not {commit.EventCount}");
        }

        if (!commit.IsOfWorld) Keys.Add(IdempotencyEntry.Of(commit, timeMs));
        if (!visitor.HasWorld) return;
        Keys.Begin(Cells.World);
        if (commit.IsOfWorld) Change = StateChange.Of(commit, timeMs);
    }
}
