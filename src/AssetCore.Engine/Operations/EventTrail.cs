using AssetCore.Format.Binary;

namespace AssetCore.Engine.Operations;

/// <summary>
/// The events of one commit as bytes, and where each begins: what goes into the log, and what undoes the commit when it
/// is read backwards.
/// </summary>
internal sealed class EventTrail
{
    private int[] _offsets = new int[64];

    /// <summary>The events, one after another.</summary>
    public EncodingBuffer Bytes { get; } = new(4096);

    /// <summary>Events.</summary>
    public int Count { get; private set; }

    /// <summary>Where each event begins.</summary>
    public ReadOnlySpan<int> Offsets => _offsets.AsSpan(0, Count);

    /// <summary>Notes that an event begins here; the caller writes it.</summary>
    public EncodingBuffer Begin()
    {
        Invariant.Holds(
            Count == 0 || _offsets[Count - 1] < Bytes.Length, "every event that was begun was written: it has bytes");
        if (Count == _offsets.Length) Array.Resize(ref _offsets, Count * 2);
        _offsets[Count++] = Bytes.Length;
        return Bytes;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Bytes.Truncate(0);
        Count = 0;
    }
}
