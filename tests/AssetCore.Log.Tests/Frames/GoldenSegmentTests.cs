using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Log.Tests.Frames;

/// <summary>
/// The bytes that every version reads. The file was made by a few lines of Python from <c>docs/formats/frame.md</c>
/// alone, so it checks the page as well as the code.
/// </summary>
public sealed class GoldenSegmentTests
{
    private static readonly byte[] Golden =
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "segment-v1.bin"));

    private static readonly WriterNonce Nonce = new(new UInt128(0x0011223344556677, 0x8899aabbccddeeff));

    private static readonly (FrameHeader Fields, byte[] Payload, string Hash)[] Frames =
    [
        (Fields(1, 1, 3, 2, 1_700_000_000_000, new UInt128(0x0f0e0d0c0b0a0908, 0x0706050403020100)) with
            {
                Flags = FrameFlags.StartsEpoch,
            },
            [.. "first payload"u8],
            "3a25ade6b841c23ae13c28aa917950c4f7d20195b0e26425ef2461c354dc6f86"),
        (Fields(2, 4, 4, 1, 1_700_000_000_250, new UInt128(0xfedcba9876543210, 0x0123456789abcdef)),
            [.. Enumerable.Range(0, 256).Select(value => (byte)value)],
            "570ba6a84a3a645b0de90d8ec2d0c1310699ccac221765d84e86925ceca345e2"),
        (Fields(2, 4, 4, 0, 1_700_000_000_250, new UInt128(0xfedcba9876543210, 0x0123456789abcdef)) with
            {
                Kind = FrameKind.Seal,
            },
            [],
            "12d6433f8b6d3eed51290160721e8f9114bbc29bf1c725ff70e8b0adce4ae8c0"),
    ];

    [Fact]
    public void The_golden_segment_is_written_byte_for_byte()
    {
        var written = new List<byte>();
        var previous = Hash256.Zero;
        foreach (var (fields, payload, _) in Frames)
        {
            var frame = FrameWriter.Frame(fields with { PreviousHash = previous }, payload, out var header);
            previous = FrameHash.Of(frame);
            written.AddRange(frame);
        }

        Assert.Equal(Convert.ToHexStringLower(Golden), Convert.ToHexStringLower([.. written]));
    }

    [Fact]
    public void The_golden_segment_is_read_field_by_field()
    {
        var rest = Golden.AsSpan();
        var previous = Hash256.Zero;
        foreach (var (fields, payload, hash) in Frames)
        {
            Assert.Equal(FrameStatus.Whole, FrameReader.Read(rest, out var header));
            var expected = fields with
            {
                PayloadBytes = payload.Length,
                PayloadHash = header.PayloadHash,
                PreviousHash = previous,
            };
            Assert.Equal(expected, header);
            Assert.Equal(payload, rest[FrameHeader.Bytes..header.FrameBytes].ToArray());
            previous = FrameHash.Of(rest);
            Assert.Equal(hash, previous.ToString());
            rest = rest[header.FrameBytes..];
        }

        Assert.True(rest.IsEmpty);
    }

    [Fact]
    public void The_checksum_is_the_one_of_the_standard() => Assert.Equal(0xE3069283u, Crc32C.Compute("123456789"u8));

    private static FrameHeader Fields(
        long batch, long first, long last, int commits, long timeMs, UInt128 stateHash) => new()
        {
            Kind = FrameKind.Batch,
            World = new WorldId(7),
            Epoch = new Epoch(1),
            Nonce = Nonce,
            Batch = new BatchNumber(batch),
            FirstWorldSeq = new WorldSeq(first),
            LastWorldSeq = new WorldSeq(last),
            CommitCount = commits,
            TimeMs = timeMs,
            StateHash = new Hash128(stateHash),
        };
}
