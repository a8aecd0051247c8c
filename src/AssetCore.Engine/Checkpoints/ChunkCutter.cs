using AssetCore.Format.Binary;
using AssetCore.Format.Checkpoints;

namespace AssetCore.Engine.Checkpoints;

/// <summary>
/// Cuts rows into chunks, always at the same places for the same rows: a chunk is of one section and ends with the row
/// that brings it to <see cref="CheckpointEncoder.ChunkBytes"/>.
/// </summary>
/// <param name="sink">Where the chunks go.</param>
internal sealed class ChunkCutter(IChunkSink sink)
{
    private readonly EncodingBuffer _chunk = new(2 * CheckpointEncoder.ChunkBytes);
    private CheckpointSection _section;

    /// <summary>Rows begun so far.</summary>
    public SectionCounts Rows { get; } = new();

    /// <summary>Chunks that went to the sink.</summary>
    public long Chunks { get; private set; }

    /// <summary>Begins a row: it is written to the end of what is returned.</summary>
    public EncodingBuffer Row(CheckpointSection section)
    {
        if (section != _section || _chunk.Length >= CheckpointEncoder.ChunkBytes) Begin(section);
        Rows[section]++;
        return _chunk;
    }

    /// <summary>Ends the last chunk.</summary>
    public void End()
    {
        if (_chunk.Length == 0) return;
        sink.Take(_chunk.Span);
        _chunk.Truncate(0);
        Chunks++;
    }

    private void Begin(CheckpointSection section)
    {
        Invariant.Holds(section >= _section, "sections come in their order");
        End();
        _section = section;
        _chunk.WriteByte((byte)section);
    }
}
