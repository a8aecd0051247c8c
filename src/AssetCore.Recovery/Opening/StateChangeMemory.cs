using AssetCore.Engine.Checkpoints;
using AssetCore.Format.Events;
using AssetCore.Log.Reading;

namespace AssetCore.Recovery.Opening;

/// <summary>
/// Remembers when and why a world's own row was last written. The row does not say so itself: a checkpoint does, and
/// batches do as they go by. One caller at a time.
/// </summary>
/// <param name="last">The last change so far; null before the genesis.</param>
/// <param name="row">The row so far.</param>
public sealed class StateChangeMemory(StateChange? last, WorldRow? row)
{
    private WorldRow? _row = row;

    /// <summary>The last change; null before the genesis.</summary>
    public StateChange? Last { get; private set; } = last;

    /// <summary>A durable batch has been applied.</summary>
    /// <param name="frame">The batch.</param>
    /// <param name="row">The world's row after it.</param>
    /// <returns>True if it wrote the row.</returns>
    public bool Pass(BatchFrame frame, WorldRow? row)
    {
        ArgumentNullException.ThrowIfNull(frame);

        // Every write makes a new row, so that a batch which left the row alone is told apart without looking into it;
        // so does a batch that was rolled back, and then the next one does not write it.
        if (ReferenceEquals(row, _row)) return false;
        _row = row;
        if (StateChange.LastOf(frame.Header, frame.Payload.Span) is not { } change) return false;
        Last = change;
        return true;
    }
}
