using AssetCore.Format.Archives;
using AssetCore.Format.Manifests;
using AssetCore.Format.Tests.Golden;
using AssetCore.Hashes;

namespace AssetCore.Format.Tests.Archives;

public sealed class ArchiveCodecTests
{
    private static readonly CheckpointRef s_newest = new(new(6), new(9), 5, Hash(0x33));

    private static readonly ArchiveSummary s_summary = new()
    {
        Batch = new(7),
        WorldSeq = new(11),
        Epoch = new(2),
        TimeMs = 1_700_000_000_000,
        Hash = Hash(0x11),
        StateHash = new Hash128(new UInt128(1, 2)),
        Segments = 2,
        Checkpoints = 1,
        LogBytes = ArchiveLayout.DataBytes + 3,
    };

    [Fact]
    public void Archives_have_the_committed_bytes_and_are_read_back()
    {
        var genesis = new CheckpointRef(new(3), new(5), 4, Hash(0x22));
        var origin = new ArchiveOrigin(
            new(8),
            new WorldLineage(new(7), new(5), new(3), Hash(0x44), 1_700_000_000_001, "what if"),
            new WorldImport(Hash(0x55), new(8), new(9), 1_700_000_000_002));
        using var encoder = new ArchiveEncoder(origin);
        encoder.Begin(new ArchiveBlob.Checkpoint(genesis));
        encoder.Add("gene"u8);
        encoder.Begin(new ArchiveBlob.Segment(new(4)));
        encoder.Add("first segment"u8);
        encoder.Begin(new ArchiveBlob.Segment(new(6)));
        encoder.Add("second"u8);
        encoder.Begin(new ArchiveBlob.Checkpoint(s_newest));
        encoder.Add("newer"u8);
        encoder.End(s_summary with { Checkpoints = 2, LogBytes = 19 });
        var file = new GoldenFile("archive");
        file.Add(
            "a fork that was imported, with two segments and two checkpoints (of bytes that are none)",
            encoder.Bytes.Span.ToArray(),
            """{"world":8,"segments":{"4":"first segment","6":"second"},"checkpoints":{"3":"gene","6":"newer"}}""");
        file.Check();

        var (read, parts) = Decode(GoldenFile.Read("archive.bin"));
        Assert.Equal(origin, read.Origin);
        Assert.Equal(s_summary with { Checkpoints = 2, LogBytes = 19 }, read.Summary);
        Assert.Equal(["gene", "first segment", "second", "newer"], parts);
    }

    [Fact]
    public void Every_byte_of_a_blob_stands_where_arithmetic_says()
    {
        var bytes = new byte[(2 * ArchiveLayout.DataBytes) + 77];
        new Random(3).NextBytes(bytes);
        using var encoder = new ArchiveEncoder(new ArchiveOrigin(new(1), null, null));
        encoder.Begin(new ArchiveBlob.Segment(new(1)));
        var first = encoder.Bytes.Length;
        for (var at = 0; at < bytes.Length; at += 4_321)
            encoder.Add(bytes.AsSpan(at, Math.Min(4_321, bytes.Length - at)));
        encoder.End(s_summary with { Segments = 1, Checkpoints = 0, LogBytes = bytes.Length });
        var archive = encoder.Bytes.Span;
        foreach (var offset in (int[])[0, 1, ArchiveLayout.DataBytes - 1, ArchiveLayout.DataBytes, bytes.Length - 1])
            Assert.Equal(bytes[offset], archive[(int)ArchiveLayout.PlaceOf(first, offset)]);
    }

    public static TheoryData<string> Wrong =>
    [
        "segments out of order", "no bytes", "a short checkpoint", "a segment behind the newest checkpoint",
        "a wrong sum", "a fork without its first checkpoint", "a fork with another first checkpoint",
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Parts_that_do_not_fit_are_not_written(string fault) =>
        Assert.Throws<ArgumentException>(() => Write(fault));

    [Fact]
    public void An_archive_of_a_newer_version_says_so()
    {
        using var encoder = new ArchiveEncoder(new ArchiveOrigin(new(1), null, null));
        encoder.Begin(new ArchiveBlob.Segment(new(1)));
        encoder.Add("x"u8);
        encoder.End(s_summary with { Segments = 1, Checkpoints = 0, LogBytes = 1 });
        var bytes = encoder.Bytes.Span.ToArray();
        (bytes[4], bytes[5]) = (9, 9);
        BitConverter.TryWriteBytes(bytes.AsSpan(16), Frames.Crc32C.Compute(bytes.AsSpan(0, 16)));
        var fault = Assert.Throws<FormatFaultException>(() => Decode(bytes));

        Assert.Contains("upgrade", fault.Message, StringComparison.Ordinal);
    }

    private static void Write(string fault)
    {
        var lineage = new WorldLineage(new(7), new(5), new(3), Hash(0x44), 1, "");
        var isFork = fault.StartsWith("a fork", StringComparison.Ordinal);
        using var encoder = new ArchiveEncoder(new ArchiveOrigin(new(1), isFork ? lineage : null, null));
        switch (fault)
        {
            case "segments out of order":
                Segment(encoder, 4);
                Segment(encoder, 4);
                break;
            case "no bytes":
                encoder.Begin(new ArchiveBlob.Segment(new(1)));
                Segment(encoder, 2);
                break;
            case "a short checkpoint":
                encoder.Begin(new ArchiveBlob.Checkpoint(s_newest));
                encoder.Add("newe"u8);
                encoder.End(s_summary with { Segments = 0, LogBytes = 0 });
                break;
            case "a segment behind the newest checkpoint":
                encoder.Begin(new ArchiveBlob.Checkpoint(s_newest));
                encoder.Add("newer"u8);
                Segment(encoder, 1);
                break;
            case "a wrong sum":
                Segment(encoder, 1);
                encoder.End(s_summary with { Segments = 1, Checkpoints = 0, LogBytes = 2 });
                break;
            case "a fork without its first checkpoint":
                Segment(encoder, 4);
                break;
            default:
                encoder.Begin(new ArchiveBlob.Checkpoint(s_newest));
                break;
        }
    }

    private static void Segment(ArchiveEncoder encoder, long first)
    {
        encoder.Begin(new ArchiveBlob.Segment(new(first)));
        encoder.Add("x"u8);
    }

    private static (ArchiveDecoder Decoder, List<string> Parts) Decode(ReadOnlySpan<byte> bytes)
    {
        var decoder = new ArchiveDecoder();
        var parts = new List<string>();
        while (!decoder.IsAtEnd)
        {
            var part = decoder.Read(bytes, out var consumed, out var data);
            Assert.NotEqual(ArchivePart.None, part);
            if (part == ArchivePart.Data) parts.Add(System.Text.Encoding.UTF8.GetString(data));
            bytes = bytes[consumed..];
        }

        decoder.Dispose();
        return (decoder, parts);
    }

    private static Hash256 Hash(byte value)
    {
        var bytes = new byte[Hash256.Bytes];
        Array.Fill(bytes, value);
        return new Hash256(bytes);
    }
}
