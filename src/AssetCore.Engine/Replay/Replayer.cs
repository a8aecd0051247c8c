using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Frames;
using AssetCore.Ids;

namespace AssetCore.Engine.Replay;

/// <summary>
/// Applies batches to a copy of a world through L1 setters alone: after-values only, no arithmetic, no rules.
/// </summary>
public static class Replayer
{
    /// <summary>
    /// Applies one batch. Applying it again changes nothing. The caller has made sure that it is the next one (or one
    /// already applied).
    /// </summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static void Apply(WorldState state, in FrameHeader header, ReadOnlySpan<byte> payload) =>
        ApplyThrough(state, header, payload, header.LastWorldSeq);

    /// <summary>
    /// Applies the commits of one batch that end at or below a sequence number; the state is then at the end of the
    /// last of them. Where it ends inside the batch it still says that this batch is the last it holds.
    /// </summary>
    /// <returns>True if all of the batch was applied.</returns>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static bool ApplyThrough(
        WorldState state, in FrameHeader header, ReadOnlySpan<byte> payload, WorldSeq through)
    {
        var window = new EventWindow(state.Balances.Cells);
        var applier = new EventApplier(state, EventDirection.Forward);
        var reader = new BatchReader(payload, header.FirstWorldSeq);
        var (last, isWhole) = (WorldSeq.None, true);
        while (reader.MoveNext())
        {
            ref readonly var commit = ref reader.Current;
            isWhole = commit.WorldSeqEnd <= through;
            if (!isWhole) break;
            last = commit.WorldSeqEnd;
            window.Read(commit, ref applier);
            // What was applied before is in the sum already.
            if (!commit.IsOfWorld && commit.WorldSeqEnd > state.Head)
                state.KeysHash += IdempotencyEntry.Of(commit, header.TimeMs).Hash;
        }

        if (last > state.Head) state.SetHead(last);
        if (last != WorldSeq.None && header.Batch > state.Batch) state.SetBatch(header.Batch, header.TimeMs);
        return isWhole;
    }
}
