using AssetCore.Log.Reading;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Frames of the cache whose bytes stay what they are until this is disposed of; nothing that refers to them may be
/// used afterwards. One user at a time.
/// </summary>
internal sealed class HeldFrames : IDisposable
{
    private readonly List<BatchFrame> _frames = [];
    private readonly List<FrameSlab> _slabs = [];

    /// <summary>The frames, in the order in which they were added.</summary>
    public IReadOnlyList<BatchFrame> Frames => _frames;

    /// <summary>Holds the slab of the next frame. Under the cache's lock.</summary>
    internal void Hold(FrameSlab slab)
    {
        if (_slabs.Count > 0 && _slabs[^1] == slab) return;
        slab.Hold();
        _slabs.Add(slab);
    }

    /// <summary>Adds a frame of the slab that was held last.</summary>
    internal void Add(BatchFrame frame) => _frames.Add(frame);

    /// <summary>Takes back the frame that was added last.</summary>
    public void RemoveLast() => _frames.RemoveAt(_frames.Count - 1);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var slab in _slabs) slab.LetGo();
        _slabs.Clear();
        _frames.Clear();
    }
}
