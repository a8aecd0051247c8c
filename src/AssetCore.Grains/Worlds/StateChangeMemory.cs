using AssetCore.Format.Events;
using AssetCore.Log.Reading;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Remembers when and why a world's own row was last written. The row does not say so itself: its log does, and this
/// is taken from it as its batches go by. For the journal alone.
/// </summary>
internal sealed class StateChangeMemory
{
    private WorldRow? _row;

    /// <summary>The last change; null before the genesis.</summary>
    public StateChange? Last { get; private set; }

    /// <summary>A durable batch has been applied.</summary>
    /// <param name="frame">The batch.</param>
    /// <param name="row">The world's row after it.</param>
    /// <returns>True if it wrote the row.</returns>
    public bool Pass(BatchFrame frame, WorldRow? row)
    {
        // Every write makes a new row, so that a batch which left the row alone is told apart without looking into it;
        // so does a batch that was rolled back, and then the next one does not write it.
        if (ReferenceEquals(row, _row)) return false;
        _row = row;
        if (RecordedChanges.LastStateChange(frame) is not { } change) return false;
        Last = change;
        return true;
    }
}
