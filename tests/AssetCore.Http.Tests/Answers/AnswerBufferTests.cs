using System.Buffers;
using AssetCore.Http.Answers;

namespace AssetCore.Http.Tests.Answers;

/// <summary>Small answers are held until they are whole; large ones are not.</summary>
public sealed class AnswerBufferTests
{
    private const int HeldBytesMax = 16 * 1024;

    private readonly AnswerBuffer _buffer = new();
    private readonly ArrayBufferWriter<byte> _destination = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(HeldBytesMax)]
    public void A_small_answer_is_held(int length)
    {
        var answer = Answer(length);

        _buffer.Begin(_destination);
        _buffer.Write(answer);

        Assert.True(_buffer.End(out var held));
        Assert.Equal(answer, held.ToArray());
        Assert.Equal(0, _destination.WrittenCount);
    }

    [Theory]
    [InlineData(HeldBytesMax + 1)]
    [InlineData(5 * HeldBytesMax)]
    public void A_large_answer_goes_on_whole_and_in_order(int length)
    {
        var answer = Answer(length);

        _buffer.Begin(_destination);
        foreach (var piece in answer.Chunk(1_000)) _buffer.Write(piece);

        Assert.False(_buffer.End(out var held));
        Assert.Equal(0, held.Length);
        Assert.Equal(answer, _destination.WrittenSpan.ToArray());
    }

    [Fact]
    public void A_small_answer_after_a_large_one_is_held()
    {
        _buffer.Begin(_destination);
        _buffer.Write(Answer(HeldBytesMax + 1));
        _buffer.End(out _);

        _buffer.Begin(new ArrayBufferWriter<byte>());
        _buffer.Write("small"u8);

        Assert.True(_buffer.End(out var held));
        Assert.Equal("small"u8, held);
        Assert.Equal(HeldBytesMax + 1, _destination.WrittenCount);
    }

    private static byte[] Answer(int length) => [.. Enumerable.Range(0, length).Select(static at => (byte)(at % 251))];
}
