using AssetCore.Engine.State;
using AssetCore.Engine.Transactions;
using AssetCore.Format.Batches;
using AssetCore.Format.Frames;

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
    public static void Apply(WorldState state, in FrameHeader header, ReadOnlySpan<byte> payload)
    {
        var reader = new BatchReader(payload, header.FirstWorldSeq);
        while (reader.MoveNext())
        {
            var commit = reader.Current;
            EventApplier.Apply(state, commit.Events);
            // What was applied before is in the sum already.
            if (!commit.IsOfWorld && commit.WorldSeqEnd > state.Head)
                state.KeysHash += IdempotencyEntry.Of(commit, header.TimeMs).Hash;
        }

        if (header.LastWorldSeq > state.Head) state.SetHead(header.LastWorldSeq);
        if (header.Batch > state.Batch) state.SetBatch(header.Batch, header.TimeMs);
    }
}
