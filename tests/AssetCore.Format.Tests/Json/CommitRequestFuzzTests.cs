using System.Text;
using AssetCore.Errors;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json;
using AssetCore.Testing.Generators;

namespace AssetCore.Format.Tests.Json;

/// <summary>Whatever comes, the answer is a request or a refusal with status 400.</summary>
public sealed class CommitRequestFuzzTests
{
    private const int Mutations = 40_000;

    private static readonly byte[][] s_fragments =
    [
        .. new[]
        {
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u0000", "\\ud800", "\\udfff", "null", "true", "-", "0", "1e9",
                "1.5", " ", "\0",
            "\"op\"", "\"args\"", "\"kind\"", "\"type\"", "\"$inst:0\"", "{}", "[]", "99999999999999999999", "\u00e4",
                "/*", "operations",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_mutated_request_is_read_or_refused_and_never_breaks_the_reader(ulong seed)
    {
        var choices = new SeededChoices(seed);
        var samples = OperationCatalogue.All
            .Select(operation => Encoding.UTF8.GetBytes(RequestText.Commit(operation.Example, RequestText.Fine)))
            .Append(Encoding.UTF8.GetBytes($$$"""{"operations": [{{{RequestText.Fine}}}], "metadata": {"a": [{"b": "\ud83d\ude00"}]}, "idempotency_key": "k"}"""))
            .Append("""{"reason": "paid out twice", "actor_id": "me", "idempotency_key": "k", "metadata": {"a": 1}, "first_sent_world_seq": 7}"""u8.ToArray())
            .Append(Encoding.UTF8.GetBytes(ExampleWorld.Commit))
            .ToArray();
        for (var i = 0; i < Mutations; i++)
        {
            var bytes = choices.Pick(samples);
            for (var more = choices.Below(4); more >= 0; more--) bytes = Mutate(bytes, choices);
            Judge(CommitRequestJson.Parse(bytes), bytes);
            if (i % 4 == 0) Judge(CommitRequestJson.ParseRegisterClass(bytes), bytes);
            if (i % 4 == 2) JudgeReversal(bytes);
            if (i % 4 == 1) JudgeMany([(byte)'[', .. bytes, (byte)']']);
        }
    }

    private static void Judge(ParsedCommit parsed, byte[] bytes)
    {
        Assert.True(parsed.Request is null != parsed.Rejection is null, Encoding.UTF8.GetString(bytes));
        if (parsed.Rejection is { } refusal) Assert.Equal(400, ErrorCatalogue.Get(refusal.Code).Status);
        else Assert.Null(CommitRequestValidator.Validate(parsed.Request!));
    }

    private static void JudgeReversal(byte[] bytes)
    {
        var parsed = ReverseRequestJson.Parse(new(new(7), 9), bytes);
        Assert.True(parsed.Request is null != parsed.Rejection is null, Encoding.UTF8.GetString(bytes));
        if (parsed.Rejection is { } refusal) Assert.Equal(400, ErrorCatalogue.Get(refusal.Code).Status);
        else Assert.Null(CommitRequestValidator.Validate(parsed.Request!));
    }

    private static void JudgeMany(byte[] bytes)
    {
        var parsed = CommitRequestJson.ParseMany(bytes);
        Assert.Equal(parsed.Rejection is null, !parsed.Commits.IsEmpty);
        foreach (var commit in parsed.Commits) Judge(commit, bytes);
    }

    private static byte[] Mutate(byte[] bytes, SeededChoices choices)
    {
        if (bytes.Length == 0) return s_fragments[0];
        var at = choices.Below(bytes.Length);
        var length = choices.Below(Math.Min(bytes.Length - at, 12)) + 1;
        return choices.Below(5) switch
        {
            0 => [.. bytes[..at], .. bytes[(at + length)..]],
            1 => [.. bytes[..at], .. choices.Pick(s_fragments), .. bytes[at..]],
            2 => [.. bytes[..at], .. choices.Pick(s_fragments), .. bytes[(at + length)..]],
            3 => [.. bytes[..(at + length)], .. bytes[at..]],
            _ => [.. bytes[..at], (byte)choices.Below(256), .. bytes[(at + 1)..]],
        };
    }
}
