using System.Globalization;
using System.Security.Cryptography;

namespace AssetCore.Simulation.Stores;

/// <summary>One file and, for a file that is appended to, its mark.</summary>
internal sealed class SimulatedFile
{
    private const int SectorBytes = 512;

    private readonly List<long> _marksNotFlushed = [];
    private byte[] _bytes = new byte[256];

    /// <summary>What the operating system says the file is long.</summary>
    public int Length { get; private set; }

    /// <summary>Bytes that the mark calls durable; null if there is no mark.</summary>
    public long? Mark { get; private set; }

    /// <summary>True if the mark says that nothing follows.</summary>
    public bool IsSealed { get; private set; }

    /// <summary>What stands in it.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    /// <summary>An empty file with a flushed mark.</summary>
    public static SimulatedFile ForAppending() => new() { Mark = 0 };

    public static SimulatedFile Whole(ReadOnlySpan<byte> bytes)
    {
        var file = new SimulatedFile();
        file.Write(0, bytes);
        return file;
    }

    public string ETag => Mark is { } mark
        ? mark.ToString(CultureInfo.InvariantCulture)
        : Convert.ToHexStringLower(SHA256.HashData(Bytes));

    public void Write(int offset, ReadOnlySpan<byte> bytes)
    {
        var end = offset + bytes.Length;
        if (end > _bytes.Length) Array.Resize(ref _bytes, Math.Max(end, 2 * _bytes.Length));
        bytes.CopyTo(_bytes.AsSpan(offset));
        Length = Math.Max(Length, end);
    }

    public void Cut(long length) => Length = (int)length;

    /// <summary>Overwrites the mark; it is not flushed.</summary>
    public void Publish(long length)
    {
        if (Mark is { } before) _marksNotFlushed.Add(before);
        Mark = length;
    }

    /// <summary>Seals for ever; that mark is flushed.</summary>
    public void Seal()
    {
        IsSealed = true;
        _marksNotFlushed.Clear();
    }

    /// <summary>Without power the mark may be an older one: those since its last flush.</summary>
    public void LoseMarks(Random random)
    {
        var back = random.Next(_marksNotFlushed.Count + 1);
        if (back > 0) Mark = _marksNotFlushed[^back];
        _marksNotFlushed.Clear();
    }

    /// <summary>Without power a write ends anywhere, or leaves sectors that never reached the disk.</summary>
    public void WriteInPart(int offset, ReadOnlySpan<byte> bytes, Random random)
    {
        if (random.Next(2) == 0)
        {
            Write(offset, bytes[..random.Next(bytes.Length + 1)]);
            return;
        }

        Write(offset, bytes);
        var (first, last) = (offset / SectorBytes, (Length - 1) / SectorBytes);
        for (var lost = random.Next(1, last - first + 2); lost > 0; lost--)
        {
            var sector = random.Next(first, last + 1);
            var from = Math.Max(offset, sector * SectorBytes);
            _bytes.AsSpan(from, Math.Min(Length, (sector + 1) * SectorBytes) - from).Clear();
        }
    }
}
