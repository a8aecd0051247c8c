using System.Buffers.Binary;
using AssetCore.Format.Frames;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using CsCheck;

namespace AssetCore.Log.Tests.Frames;

public sealed class FrameTests
{
    private static readonly Gen<UInt128> Wide = Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new UInt128(high, low));

    private static readonly Gen<(FrameHeader Fields, byte[] Payload)> Batches = Gen.Select(
        Gen.Select(Gen.Long[0, long.MaxValue], Gen.Long[1, long.MaxValue], Wide),
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Long[1, long.MaxValue / 2], Gen.Int[1, 1000], Gen.Long[0, 1000]),
        Gen.Select(Gen.Bool, Gen.Long[0, long.MaxValue], Wide),
        Gen.Byte.Array[32],
        Gen.Byte.Array[1, 700],
        (writer, batch, other, hash, payload) => (
            new FrameHeader
            {
                Kind = FrameKind.Batch,
                Flags = other.Item1 ? FrameFlags.StartsEpoch : FrameFlags.None,
                World = new WorldId(writer.Item1),
                Epoch = new Epoch(writer.Item2),
                Nonce = new WriterNonce(writer.Item3),
                Batch = new BatchNumber(batch.Item1),
                FirstWorldSeq = new WorldSeq(batch.Item2),
                LastWorldSeq = new WorldSeq(batch.Item2 + batch.Item3 + batch.Item4 - 1),
                CommitCount = batch.Item3,
                TimeMs = other.Item2,
                StateHash = new Hash128(other.Item3),
                PreviousHash = new Hash256(hash),
            },
            payload));

    private static readonly Gen<byte[]> Written =
        Batches.Select(batch => FrameWriter.Frame(batch.Fields, batch.Payload, out _));

    [Fact]
    public void What_was_written_is_read() => Batches.Sample(batch =>
    {
        var frame = FrameWriter.Frame(batch.Fields, batch.Payload, out var written);
        var status = FrameReader.Read([.. frame, 1, 2, 3], out var read);
        return status == FrameStatus.Whole
            && read == written
            && written == batch.Fields with { PayloadBytes = batch.Payload.Length, PayloadHash = written.PayloadHash }
            && frame.AsSpan(FrameHeader.Bytes).SequenceEqual(batch.Payload);
    });

    [Fact]
    public void Writing_in_place_gives_the_same_bytes() => Batches.Sample(batch =>
    {
        byte[] frame = [.. new byte[FrameHeader.Bytes], .. batch.Payload];
        FrameWriter.Complete(frame, batch.Fields);
        return frame.AsSpan().SequenceEqual(FrameWriter.Frame(batch.Fields, batch.Payload, out _));
    });

    [Fact]
    public void Every_flipped_bit_is_found() => Written.Sample(
        frame =>
        {
            for (var bit = 0; bit < frame.Length * 8; bit++)
            {
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
                if (FrameReader.Read(frame, out _) == FrameStatus.Whole) return false;
                frame[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            return true;
        },
        iter: 20);

    [Fact]
    public void A_frame_that_is_cut_anywhere_is_incomplete() => Written.Sample(
        frame => Enumerable.Range(0, frame.Length)
            .All(length => FrameReader.Read(frame.AsSpan(0, length), out _) == FrameStatus.Incomplete),
        iter: 20);

    [Fact]
    public void Other_bytes_are_not_a_frame()
    {
        Assert.Equal(FrameStatus.NotAFrame, FrameReader.Read(new byte[FrameHeader.Bytes], out _));
    }

    [Fact]
    public void A_newer_version_is_refused_as_such()
    {
        var frame = Sample();
        frame[4] = FrameHeader.Version + 1;
        Resign(frame);
        Assert.Equal(FrameStatus.NewerVersion, FrameReader.Read(frame, out _));
    }

    [Fact]
    public void A_payload_with_the_right_checksum_and_another_hash_is_found()
    {
        var frame = Sample();
        frame[^1] ^= 1;
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(160), Crc32C.Compute(frame.AsSpan(FrameHeader.Bytes)));
        Resign(frame);
        Assert.Equal(FrameStatus.PayloadHashWrong, FrameReader.Read(frame, out _));
    }

    [Theory]
    [InlineData(4, 0L, 1)] // version 0
    [InlineData(5, 0L, 1)] // no kind
    [InlineData(5, 3L, 1)] // unknown kind
    [InlineData(6, 2L, 2)] // unknown flag
    [InlineData(8, -1L, 8)] // world
    [InlineData(16, 0L, 8)] // epoch
    [InlineData(40, 0L, 8)] // batch
    [InlineData(48, 0L, 8)] // first world_seq
    [InlineData(56, 1L, 8)] // last below first
    [InlineData(64, 0L, 4)] // no commits
    [InlineData(64, 7L, 4)] // more commits than events
    [InlineData(64, 0xFFFFFFFFL, 4)] // beyond 31 bits
    [InlineData(68, 0L, 4)] // no payload
    [InlineData(68, 0x7FFFFFFFL, 4)] // too large a payload
    [InlineData(72, -1L, 8)] // time
    public void A_field_that_no_writer_writes_is_refused(int offset, long value, int bytes)
    {
        var frame = Sample();
        Span<byte> encoded = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(encoded, value);
        encoded[..bytes].CopyTo(frame.AsSpan(offset));
        Resign(frame);
        Assert.Equal(FrameStatus.FieldOutOfRange, FrameReader.Read(frame, out _));
    }

    [Fact]
    public void A_writer_refuses_what_a_reader_would()
    {
        var fields = Fields();
        FrameHeader[] faults =
        [
            fields with { Kind = FrameKind.None },
            fields with { Flags = (FrameFlags)2 },
            fields with { World = new WorldId(-1) },
            fields with { Epoch = Epoch.None },
            fields with { Batch = BatchNumber.None },
            fields with { FirstWorldSeq = WorldSeq.None },
            fields with { LastWorldSeq = new WorldSeq(1) },
            fields with { CommitCount = 0 },
            fields with { CommitCount = 7 },
            fields with { TimeMs = -1 },
            fields with { Kind = FrameKind.Seal },
        ];
        Assert.All(faults, fault => Assert.Throws<ArgumentException>(() => FrameWriter.Frame(fault, [1], out _)));
        Assert.Throws<ArgumentException>(() => FrameWriter.Frame(fields, [], out _));
        Assert.Throws<ArgumentException>(() => FrameWriter.Complete(new byte[10], fields));
        Assert.Throws<ArgumentException>(() => FrameHash.Of(new byte[10]));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => FrameWriter.Frame(fields, new byte[FrameHeader.PayloadBytesMax + 1], out _));
    }

    [Fact]
    public void The_largest_frame_is_the_largest_append()
    {
        Assert.Equal(LogStoreLimits.AppendBytesMax, FrameHeader.Bytes + FrameHeader.PayloadBytesMax);
    }

    private static FrameHeader Fields() => new()
    {
        Kind = FrameKind.Batch,
        World = new WorldId(1),
        Epoch = new Epoch(1),
        Batch = new BatchNumber(1),
        FirstWorldSeq = new WorldSeq(5),
        LastWorldSeq = new WorldSeq(10),
        CommitCount = 6,
    };

    private static byte[] Sample() => FrameWriter.Frame(Fields(), [1, 2, 3], out _);

    private static void Resign(byte[] frame) =>
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(164), Crc32C.Compute(frame.AsSpan(0, 164)));
}
