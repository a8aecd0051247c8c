using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format.Batches;
using AssetCore.Format.Frames;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>Replays a batch and believes nothing: sequence, rows before, and the hash afterwards must fit.</summary>
internal static class BatchVerifier
{
    // Commits whose keys are on their way into the processor's cache: by then they are there.
    private const int KeysAhead = 8;

    /// <summary>Applies the batch to the state and the keys.</summary>
    /// <exception cref="ReplayMismatchException">It does not fit; state and keys are half-way then.</exception>
    public static void Apply(
        WorldId world, WorldState state, IdempotencyTable keys, in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        CheckHeader(world, state, header);
        var commits = 0;
        var window = new EventWindow(state.Balances.Cells);
        var reader = new BatchReader(payload, header.FirstWorldSeq);
        var scout = new KeyScout(payload);
        for (var ahead = 0; ahead < KeysAhead; ahead++) Prefetch(keys, ref scout, ahead);
        while (reader.MoveNext())
        {
            commits++;
            Prefetch(keys, ref scout, KeysAhead);
            ApplyCommit(state, keys, header, reader.Current, window);
        }

        state.SetBatch(header.Batch, header.TimeMs);
        Check(
            commits == header.CommitCount,
            state.Head,
            $"the batch holds {commits} commits, its header says {header.CommitCount}");
        Check(
            state.Head == header.LastWorldSeq,
            state.Head,
            $"the batch ends here, its header says {header.LastWorldSeq}");
        Check(
            state.StateHash == header.StateHash,
            state.Head,
            $"the state hash after the batch is {state.StateHash}, its header says {header.StateHash}");
    }

    private static void CheckHeader(WorldId world, WorldState state, in FrameHeader header)
    {
        var first = header.FirstWorldSeq;
        Check(header.Kind == FrameKind.Batch, first, $"the frame is a {header.Kind}");
        Check(header.World == world, first, $"the batch is of world {header.World}");
        Check(header.Batch == state.Batch.Next, first, $"batch {header.Batch} follows batch {state.Batch}");
        Check(first == state.Head.Next, first, $"the batch begins here, the state is at {state.Head}");
        Check(header.TimeMs >= state.TimeMs, first, $"the batch's time {header.TimeMs} is before {state.TimeMs}");
    }

    // Texts are made only for what does not fit: this runs once a commit of the whole log.
    private static void ApplyCommit(
        WorldState state, IdempotencyTable keys, in FrameHeader header, in CommitRecord commit, EventWindow window)
    {
        var verifier = new EventVerifier(state, commit.WorldSeqStart);
        window.Read(commit, ref verifier);
        if (verifier.Next != commit.WorldSeqEnd.Next)
        {
            throw new ReplayMismatchException(
                commit.WorldSeqStart,
                $"the commit ends at {commit.WorldSeqEnd} and holds events up to {verifier.Next.Value - 1}");
        }

        state.SetHead(commit.WorldSeqEnd);
        if (commit.IsOfWorld) return;
        if (state.World is not { } limits)
            throw new ReplayMismatchException(commit.WorldSeqStart, "a commit comes before the world's genesis");
        var entry = IdempotencyEntry.Of(commit, header.TimeMs);
        keys.Add(entry, limits);
        state.KeysHash += entry.Hash;
    }

    private static void Prefetch(IdempotencyTable keys, ref KeyScout scout, int ahead)
    {
        if (scout.TryReadNext(out var key)) keys.Prefetch(key, ahead);
    }

    private static void Check(bool fits, WorldSeq worldSeq, string reason)
    {
        if (!fits) throw new ReplayMismatchException(worldSeq, reason);
    }
}
