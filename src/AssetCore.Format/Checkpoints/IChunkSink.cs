namespace AssetCore.Format.Checkpoints;

/// <summary>Takes the chunks of a checkpoint, front to back.</summary>
public interface IChunkSink
{
    /// <summary>Takes the next chunk.</summary>
    /// <param name="chunk">
    /// 1 byte to <see cref="CheckpointEncoder.ChunkBytesMax"/>; valid until the call returns.
    /// </param>
    void Take(ReadOnlySpan<byte> chunk);
}
