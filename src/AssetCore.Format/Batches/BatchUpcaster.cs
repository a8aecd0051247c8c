using AssetCore.Format.Frames;

namespace AssetCore.Format.Batches;

/// <summary>
/// Brings payloads of one version of the frame format to the next one. Pure: what a batch means never changes, only how
/// it is told. A log is never rewritten for it; frames keep their bytes, their hashes and their place in the chain.
/// </summary>
public abstract class BatchUpcaster
{
    /// <summary>Tells a payload as the next version would.</summary>
    /// <param name="header">The header of the frame, as it stands in the log.</param>
    /// <param name="payload">The payload in the version that this one takes.</param>
    /// <returns>The payload in the next version; may share memory with what was given.</returns>
    /// <exception cref="FormatFaultException">The payload is not one of that version.</exception>
    public abstract ReadOnlyMemory<byte> Upcast(in FrameHeader header, ReadOnlyMemory<byte> payload);
}
