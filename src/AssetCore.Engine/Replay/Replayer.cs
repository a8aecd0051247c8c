using AssetCore.Engine.State;
using AssetCore.Format.Frames;

namespace AssetCore.Engine.Replay;

/// <summary>Applies batches to a copy of a world through L1 setters alone: after-values only, no arithmetic, no rules.</summary>
public static class Replayer
{
    /// <summary>
    /// Applies one batch. Applying it again changes nothing. The caller has made sure that it is the next one (or one
    /// already applied).
    /// </summary>
    /// <exception cref="AssetCore.Format.FormatFaultException">The payload is not a batch payload.</exception>
    public static void Apply(WorldState state, in FrameHeader header, ReadOnlySpan<byte> payload) => throw new NotImplementedException();
}
