using System.Buffers;

namespace AssetCore.Http.Answers;

/// <summary>
/// Takes an answer while it is written. A small one is held until it is whole, so that its length goes ahead of it and
/// head and body leave as one; one that grows beyond that goes on to its destination as it comes. Of one thread.
/// </summary>
internal sealed class AnswerBuffer : IBufferWriter<byte>
{
    /// <summary>Bytes of an answer that is held: a receipt or an item has some hundreds, a page seldom more.</summary>
    private const int HeldBytesMax = 16 * 1024;

    private readonly byte[] _held = new byte[HeldBytesMax];
    private IBufferWriter<byte>? _destination;
    private int _count;
    private bool _hasGrown;

    /// <summary>Begins an answer.</summary>
    /// <param name="destination">Where it goes.</param>
    public void Begin(IBufferWriter<byte> destination) => (_destination, _count, _hasGrown) = (destination, 0, false);

    /// <summary>The answer is whole, or was given up.</summary>
    /// <param name="held">The answer, valid until the next begins, unless it has gone to its destination.</param>
    /// <returns>False if it has gone there.</returns>
    public bool End(out ReadOnlySpan<byte> held)
    {
        _destination = null;
        held = _hasGrown ? default : _held.AsSpan(0, _count);
        return !_hasGrown;
    }

    /// <inheritdoc />
    public void Advance(int count)
    {
        if (_hasGrown) _destination!.Advance(count);
        else _count += count;
    }

    /// <inheritdoc />
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (!_hasGrown && Math.Max(sizeHint, 1) > _held.Length - _count) LetGo();
        return _hasGrown ? _destination!.GetMemory(sizeHint) : _held.AsMemory(_count);
    }

    /// <inheritdoc />
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    private void LetGo()
    {
        _destination!.Write(_held.AsSpan(0, _count));
        _hasGrown = true;
    }
}
