using System.Text;
using AssetCore.Cli.Input;

namespace AssetCore.Cli.Tests;

public sealed class CommitInputTests
{
    [Theory]
    [InlineData("""{"idempotency_key":"a"}""", "1:a")]
    [InlineData("\n{\n\"idempotency_key\":\n\"a\"}\n", "2:a")]
    [InlineData("{\"idempotency_key\":\"a\"}\n\n  \n{\"idempotency_key\":\"b\"}", "1:a 4:b")]
    [InlineData("""[{"idempotency_key":"a"},{"idempotency_key":"b"}]""", "1:a 1:b")]
    [InlineData("[\n{\"idempotency_key\":\"a\"}\n]", "1:a")]
    public async Task Documents_arrays_and_lines_are_told_apart(string text, string expected)
    {
        var found = await ReadAsync(text);
        Assert.Equal(expected, string.Join(' ', found.Select(request => $"{request.Line}:{request.IdempotencyKey}")));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n \n", "is empty")]
    [InlineData("{]", "line 1, byte 2: not JSON")]
    [InlineData("{\n\"a\": 1,\n]", "line 3, byte 1: not JSON")]
    [InlineData("{}\n{}\nnull\n", "line 3: a commit request is a JSON object, this is null")]
    [InlineData("[1]", "line 1: a commit request is a JSON object, this is a number")]
    [InlineData("{}\n{\"a\":}\n", "line 2, byte 6: not JSON")]
    public async Task What_cannot_be_read_is_named_by_its_line(string text, string expected)
    {
        var fault = await Assert.ThrowsAsync<CliFault>(() => ReadAsync(text));

        Assert.Equal(ExitCode.Unusable, fault.ExitCode);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_without_a_key_gets_one_and_keeps_the_rest_to_the_letter()
    {
        var request = Assert.Single(
            await ReadAsync("""{"idempotency_key":null,"operations":[{"q":1.50}],"operations":2}"""));

        Assert.Equal(
            $$"""{"idempotency_key":"{{request.IdempotencyKey}}","operations":[{"q":1.50}],"operations":2}""",
            Encoding.UTF8.GetString(request.Utf8.Span));
    }

    [Fact]
    public async Task A_condition_is_added_unless_the_request_has_its_own()
    {
        var requests = await ReadAsync(
            "{\"idempotency_key\":\"a\"}\n{\"idempotency_key\":\"b\",\"expected_world_seq\":3}");

        Assert.Equal(
            """{"expected_world_seq":9,"idempotency_key":"a"}""",
                Encoding.UTF8.GetString(requests[0].Expecting(9).Utf8.Span));
        Assert.Same(requests[1], requests[1].Expecting(9));
    }

    [Fact]
    public async Task Chunks_hold_as_many_as_were_asked_for()
    {
        var text = string.Concat(Enumerable.Repeat("{}\n", 5));
        using var input = new CommitInput(new StringReader(text), "test", null);
        var sizes = new List<int>();
        await foreach (
            var chunk in CommitChunks.OfAsync(
                input.ReadAsync(CancellationToken.None), 2, CancellationToken.None)) sizes.Add(chunk.Count);

        Assert.Equal([2, 2, 1], sizes);
    }

    private static async Task<List<CommitDocument>> ReadAsync(string text)
    {
        using var input = new CommitInput(new StringReader(text), "test", null);
        return await input.ReadAsync(CancellationToken.None).ToListAsync();
    }
}
