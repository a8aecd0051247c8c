using System.Text;
using AssetCore.Format.Binary;
using CsCheck;

namespace AssetCore.Format.Tests.Binary;

/// <summary>The primitives of <c>docs/formats/primitives.md</c>.</summary>
public sealed class PrimitiveTests
{
    [Fact]
    public void Every_varint_comes_back_and_takes_one_byte_for_seven_bits()
    {
        GenValues.AnyLong.Sample(value =>
        {
            var bytes = Encode(buffer => buffer.WriteVarint((ulong)value));
            Assert.Equal(Math.Max(1, (64 - (int)ulong.LeadingZeroCount((ulong)value) + 6) / 7), bytes.Length);
            Assert.Equal((ulong)value, Read(bytes, (ref ByteReader reader) => reader.ReadVarint()));
            // Far from the end another path reads them.
            Assert.Equal((ulong)value, ReadStart([.. bytes, .. new byte[20]], bytes.Length));
        });
    }

    [Fact]
    public void Every_signed_number_comes_back()
    {
        GenValues.AnyLong.Sample(value =>
            Assert.Equal(value, Read(Encode(buffer => buffer.WriteZigZag(value)),
                (ref ByteReader reader) => reader.ReadZigZag())));
        Gen.Select(GenValues.AnyLong, GenValues.AnyLong, Gen.Int[0, 64]).Sample((high, low, shift) =>
        {
            var value = ((Int128)high << shift) ^ low;
            var bytes = Encode(buffer => buffer.WriteZigZag(value));
            Assert.Equal(value, Read(bytes, (ref ByteReader reader) => reader.ReadZigZag128()));
        });
    }

    [Fact]
    public void A_small_wide_number_has_the_bytes_of_a_narrow_one() =>
        GenValues.AnyLong.Sample(value =>
            Assert.Equal(Encode(buffer => buffer.WriteZigZag(value)),
                Encode(buffer => buffer.WriteZigZag((Int128)value))));

    [Fact]
    public void Fixed_numbers_hashes_optional_numbers_and_text_come_back()
    {
        Gen.Select(Gen.UInt, Gen.ULong, GenValues.Key, GenValues.Text).Sample((narrow, wide, key, text) =>
        {
            var buffer = new EncodingBuffer(0);
            buffer.WriteFixed32(narrow);
            buffer.WriteFixed64(wide);
            buffer.WriteHash128(new(new UInt128(wide, narrow)));
            buffer.WriteOptional(key);
            buffer.WriteText(text, 0, 256, "text");
            buffer.WriteOptionalText(text, 256, "text");
            buffer.WriteOptionalText(null, 256, "text");
            var reader = new ByteReader(buffer.Span);
            Assert.Equal(narrow, reader.ReadFixed32());
            Assert.Equal(wide, reader.ReadFixed64());
            Assert.Equal(new UInt128(wide, narrow), reader.ReadHash128().Value);
            Assert.Equal(key, reader.ReadOptional32("a key"));
            Assert.Equal(text, reader.ReadText(0, 256, "text"));
            Assert.Equal(text, reader.ReadOptionalText(256, "text"));
            Assert.Null(reader.ReadOptionalText(256, "text"));
            Assert.True(reader.IsAtEnd);
        });
    }

    [Theory]
    [InlineData("80", "a byte is needed")]
    [InlineData("8000", "longer than its value needs")]
    [InlineData("818000", "longer than its value needs")]
    [InlineData("81808080808080808000", "longer than its value needs")]
    [InlineData("80808080808080808002", "above 64 bits")]
    [InlineData("8080808080808080808001", "above 64 bits")]
    public void A_varint_that_is_cut_off_over_long_or_too_large_is_refused(string hex, string reason)
    {
        foreach (var padding in new[] { 0, 20 })
        {
            if (padding > 0 && hex == "80") continue;
            byte[] bytes = [.. Convert.FromHexString(hex), .. new byte[padding]];
            var fault = Assert.Throws<FormatFaultException>(() => Read(bytes,
                (ref ByteReader reader) => reader.ReadVarint()));
            Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("80808080808080808080808080808080808004", "above 128 bits")]
    [InlineData("8080808080808080808080808080808080808001", "above 128 bits")]
    [InlineData("8000", "longer than its value needs")]
    public void A_wide_varint_that_is_over_long_or_too_large_is_refused(string hex, string reason)
    {
        var bytes = Convert.FromHexString(hex);
        var fault = Assert.Throws<FormatFaultException>(() => Read(bytes,
            (ref ByteReader reader) => reader.ReadZigZag128()));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0361", "needs 3 bytes")]
    [InlineData("01ff", "not well-formed UTF-8")]
    [InlineData("03eda080", "not well-formed UTF-8")]
    [InlineData("0100", "NUL")]
    [InlineData("05e282ac6161", "the length of text")]
    [InlineData("ffffffff07", "text is not from")]
    public void Text_that_is_cut_off_ill_formed_or_too_long_is_refused(string hex, string reason)
    {
        var bytes = Convert.FromHexString(hex);
        var fault = Assert.Throws<FormatFaultException>(() => Read(bytes,
            (ref ByteReader reader) => reader.ReadText(0, 2, "text")));
        Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\0")]
    [InlineData("abc")]
    public void Text_that_could_not_be_read_back_is_not_written(string text)
    {
        var buffer = new EncodingBuffer();
        Assert.ThrowsAny<ArgumentException>(() => buffer.WriteText(text, 0, 2, "text"));
        Assert.ThrowsAny<ArgumentException>(() => buffer.WriteOptionalText(text, 2, "text"));
    }

    [Fact]
    public void A_buffer_grows_as_needed_and_forgets_what_is_cut_off()
    {
        var buffer = new EncodingBuffer(0);
        for (var i = 0; i < 1000; i++) buffer.WriteVarint(i);
        var kept = buffer.Span[..500].ToArray();
        buffer.Truncate(500);
        Assert.Equal(kept, buffer.Span.ToArray());
        buffer.WriteBytes(Encoding.ASCII.GetBytes("end"));
        Assert.Equal([.. kept, .. Encoding.ASCII.GetBytes("end")], buffer.Written.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(504));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.Truncate(-1));
    }

    [Fact]
    public void Numbers_out_of_their_range_are_not_written_and_not_read()
    {
        var buffer = new EncodingBuffer();
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.WriteVarint(-1L));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.WriteVarint(0, 1, 9, "a number"));
        Assert.Throws<ArgumentOutOfRangeException>(() => buffer.WriteVarint(10, 1, 9, "a number"));
        Assert.Equal(0, buffer.Length);
        Assert.Throws<FormatFaultException>(() => Read([10],
            (ref ByteReader reader) => reader.ReadVarint(1, 9, "a number")));
        Assert.Throws<FormatFaultException>(() => Read([0],
            (ref ByteReader reader) => reader.ReadVarint(1, 9, "a number")));
    }

    private delegate T Reading<out T>(ref ByteReader reader);

    private static byte[] Encode(Action<EncodingBuffer> write)
    {
        var buffer = new EncodingBuffer(1);
        write(buffer);
        return buffer.Span.ToArray();
    }

    private static T Read<T>(byte[] bytes, Reading<T> read)
    {
        var reader = new ByteReader(bytes);
        return read(ref reader);
    }

    private static ulong ReadStart(byte[] bytes, int length)
    {
        var reader = new ByteReader(bytes);
        var value = reader.ReadVarint();
        Assert.Equal(length, reader.Position);
        return value;
    }
}
