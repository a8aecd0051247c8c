using System.Buffers.Binary;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Format;
using AssetCore.Format.Batches;
using AssetCore.Format.Binary;
using AssetCore.Format.Frames;

namespace AssetCore.Engine.Tests.Replay;

/// <summary>
/// Holds the seam for older versions of the format with two drafts that never were: in the first, the lengths of
/// records were eight bytes, in the second four, now they are varints.
/// </summary>
public sealed class UpcastTests
{
    private static readonly BatchUpcasters s_way = new(0, [new Shortener(8, 4), new Shortener(4, 0)]);

    [Theory]
    [InlineData(0, 8)]
    [InlineData(1, 4)]
    [InlineData(2, 0)]
    public void A_log_of_an_older_version_replays_to_the_hashes_that_it_states(byte version, int lengthBytes)
    {
        var state = new WorldState();
        foreach (var (header, payload) in ReplayLog.Live(7).Log)
        {
            var old = header with { FormatVersion = version };
            ReadOnlyMemory<byte> told = Retell(payload, 0, lengthBytes);

            var present = s_way.ToPresent(old, told);

            Assert.Equal(payload, present.ToArray());
            Replayer.Apply(state, old, present.Span);
            Assert.Equal(header.StateHash, state.StateHash);
        }
    }

    [Fact]
    public void A_version_that_no_step_takes_is_refused_and_named()
    {
        var header = new FrameHeader { FormatVersion = 3 };

        var fault = Assert.Throws<FormatFaultException>(() => s_way.ToPresent(header, new byte[1]));

        Assert.Contains("version 3", fault.Message, StringComparison.Ordinal);
        Assert.Contains("0 to 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_steps_of_this_build_end_at_the_version_that_it_writes()
    {
        Assert.Equal(FrameHeader.Version, BatchUpcasters.Known.Present);
        Assert.Equal(FrameHeader.OldestVersion, BatchUpcasters.Known.Oldest);
    }

    // A length of 0 bytes stands for a varint.
    private static byte[] Retell(ReadOnlySpan<byte> payload, int from, int to)
    {
        var source = new ByteReader(payload);
        var told = new EncodingBuffer();
        while (!source.IsAtEnd)
        {
            told.WriteByte(source.ReadByte());
            var length = from == 0
                ? source.ReadVarint32(0, int.MaxValue, "a length")
                : (int)BinaryPrimitives.ReadInt64LittleEndian(Padded(source.ReadBytes(from, "a length")));
            if (to == 0) told.WriteVarint((ulong)length);
            else told.WriteBytes(BitConverter.GetBytes((long)length).AsSpan(0, to));
            told.WriteBytes(source.ReadBytes(length, "a record"));
        }

        return told.Span.ToArray();
    }

    private static byte[] Padded(ReadOnlySpan<byte> length) => [.. length, .. new byte[sizeof(long) - length.Length]];

    private sealed class Shortener(int from, int to) : BatchUpcaster
    {
        public override ReadOnlyMemory<byte> Upcast(in FrameHeader header, ReadOnlyMemory<byte> payload) =>
            Retell(payload.Span, from, to);
    }
}
