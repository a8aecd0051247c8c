namespace AssetCore.Format.Binary;

/// <summary>Reads the primitives of the format from a span. Every read is checked against the end.</summary>
/// <param name="bytes">What to read; must stay unchanged meanwhile.</param>
public ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The offset of the next byte.</summary>
    public int Position { get; private set; }

    /// <summary>True at the end.</summary>
    public readonly bool IsAtEnd => Position == _bytes.Length;

    /// <summary>The next byte.</summary>
    public byte ReadByte()
    {
        if (IsAtEnd) throw new FormatFaultException(Position, "a byte is needed and there is none");
        return _bytes[Position++];
    }
}
