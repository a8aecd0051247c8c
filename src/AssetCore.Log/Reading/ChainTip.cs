using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log.Reading;

/// <summary>
/// The last frame of a chain, as much of it as the next one must fit. The rules of the chain are here and nowhere
/// else: what the writer writes and what every reader accepts.
/// </summary>
/// <param name="IsKnown">
/// False where a reader has begun in the middle: the next frame is then checked against itself.
/// </param>
/// <param name="Head">The head after the frame.</param>
/// <param name="Nonce">The writer of the frame.</param>
/// <param name="StateHash">The state's hash after the frame.</param>
/// <param name="IsSeal">True if the frame is a seal, which ends its segment.</param>
internal readonly record struct ChainTip(
    bool IsKnown, LogHead Head, WriterNonce Nonce, Hash128 StateHash, bool IsSeal = false)
{
    /// <summary>Before the first frame of a world.</summary>
    public static readonly ChainTip Genesis = new(true, LogHead.Empty, default, Hash128.Zero);

    /// <summary>Before a frame whose predecessor was not read.</summary>
    public static readonly ChainTip Unknown;

    /// <summary>Why this frame cannot be the next one, as a sentence for people; null if it can.</summary>
    public string? FaultOf(WorldId world, in FrameHeader next)
    {
        if (next.World != world) return $"a frame of world {next.World} stands in the log of world {world}";
        if (!IsKnown) return null;
        if (next.PreviousHash != Head.Hash)
            return $"its previous hash is {next.PreviousHash}, the frame before has {Head.Hash}";
        return (next.Kind == FrameKind.Seal ? FaultOfSeal(next) : FaultOfBatch(next)) ?? FaultOfEpoch(next);
    }

    /// <summary>The tip once this frame has been taken.</summary>
    public static ChainTip Of(in FrameHeader frame, Hash256 hash) => new(
        true,
        new LogHead(frame.Batch, frame.LastWorldSeq, frame.Epoch, frame.TimeMs, hash),
        frame.Nonce,
        frame.StateHash,
        frame.Kind == FrameKind.Seal);

    private string? FaultOfBatch(in FrameHeader next)
    {
        if (next.Batch != Head.Batch.Next) return $"batch {next.Batch} follows batch {Head.Batch}";
        if (next.FirstWorldSeq != Head.WorldSeq.Next) return $"world_seq {next.FirstWorldSeq} follows {Head.WorldSeq}";
        return next.TimeMs < Head.TimeMs ? $"time {next.TimeMs} follows {Head.TimeMs}" : null;
    }

    private string? FaultOfSeal(in FrameHeader next)
    {
        if (next.Batch != Head.Batch) return $"a seal of batch {next.Batch} follows batch {Head.Batch}";
        if (next.LastWorldSeq != Head.WorldSeq)
            return $"a seal at world_seq {next.LastWorldSeq} follows {Head.WorldSeq}";
        if (next.TimeMs != Head.TimeMs) return $"a seal of time {next.TimeMs} follows {Head.TimeMs}";
        return next.StateHash != StateHash ? "a seal states another state hash than the frame before" : null;
    }

    private string? FaultOfEpoch(in FrameHeader next)
    {
        var order = next.Epoch.CompareTo(Head.Epoch);
        if (order < 0) return $"epoch {next.Epoch} follows {Head.Epoch}";
        if (order > 0 != next.StartsEpoch)
            return order > 0 ? $"epoch {next.Epoch} begins without saying so" : $"epoch {next.Epoch} begins twice";
        return order == 0 && next.Nonce != Nonce ? $"another writer wrote in epoch {next.Epoch}" : null;
    }
}
