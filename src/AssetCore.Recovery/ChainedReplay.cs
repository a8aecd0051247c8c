using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Log.Reading;

namespace AssetCore.Recovery;

/// <summary>Applies batches of a chain to a replica's state, holding each against the one before and its state
/// hash.</summary>
public static class ChainedReplay
{
    /// <summary>Applies the next batch.</summary>
    /// <exception cref="ReplayMismatchException">
    /// It is not the next one, or leads to another state than its writer had.
    /// </exception>
    /// <exception cref="Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static void Apply(WorldState state, BatchFrame frame)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(frame);
        ThrowIfNotNext(state, frame);
        Replayer.Apply(state, frame.Header, frame.Payload.Span);
        if (state.StateHash != frame.Header.StateHash)
        {
            throw new ReplayMismatchException(
                frame.Header.LastWorldSeq,
                $"the state hash after it is {state.StateHash}, not {frame.Header.StateHash}");
        }
    }

    /// <summary>Holds a batch against the state that it is to follow.</summary>
    internal static void ThrowIfNotNext(WorldState state, BatchFrame frame)
    {
        if (frame.Header.Batch == state.Batch.Next && frame.Header.FirstWorldSeq == state.Head.Next) return;
        throw new ReplayMismatchException(
            frame.Header.FirstWorldSeq, $"batch {frame.Header.Batch} does not continue batch {state.Batch}");
    }
}
