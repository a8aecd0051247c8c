namespace AssetCore.Format.Binary;

/// <summary>
/// A growing byte buffer with the primitives of the format: varints (LEB128), zigzag, text. One owner, not thread-safe.
/// Truncating it back to an earlier length is how a refused commit leaves no bytes behind.
/// </summary>
/// <param name="capacity">Bytes to begin with.</param>
public sealed class EncodingBuffer(int capacity = 4096)
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write or truncation.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>What was written; valid until the next write or truncation.</summary>
    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    /// <summary>Forgets what was written after the given length.</summary>
    public void Truncate(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, Length);
        Length = length;
    }

    /// <summary>Room for <paramref name="count"/> bytes at the end, counted as written.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count) Grow(count);
        var span = _bytes.AsSpan(Length, count);
        Length += count;
        return span;
    }

    /// <summary>Appends bytes as they are.</summary>
    public void WriteBytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    private void Grow(int count) => Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + count)));
}
