using System.Text;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Tests.Json;

public sealed class ReverseRequestTests
{
    private static readonly CommitId s_commit = new(new WorldSeq(41), 255);

    [Fact]
    public void A_reversal_reads_back_equal()
    {
        var request = new ReverseRequest
        {
            CommitId = s_commit,
            Reason = "paid out twice",
            ActorId = "me",
            IdempotencyKey = "key",
            Metadata = new("""{ "a" : 1 }"""u8.ToArray()),
            FirstSentWorldSeq = new WorldSeq(0),
        };
        var written = RequestText.Write(writer => ReverseRequestJson.Write(writer, request));
        Assert.Equal(
            """{"reason":"paid out twice","actor_id":"me","idempotency_key":"key","metadata":{ "a" : 1 },"first_sent_world_seq":0}""",
            Encoding.UTF8.GetString(written));
        Assert.Equal(request, ReverseRequestJson.Parse(s_commit, written).Request);
    }

    [Theory]
    [InlineData("", ErrorCode.MalformedRequest)]
    [InlineData("[]", ErrorCode.MalformedRequest)]
    [InlineData("{}", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": ""}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": null}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": 7}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r", "reason": "r"}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r\u0000"}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r"} {}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r", "idempotency_key": ""}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r", "metadata": {"a": 1, "a": 1}}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r", "first_sent_world_seq": -1}""", ErrorCode.MalformedRequest)]
    [InlineData("""{"reason": "r", "commit_id": "000000000000002900000000000000ff"}""", ErrorCode.UnknownArgument)]
    [InlineData("""{"reason": "r", "expected_world_seq": 1}""", ErrorCode.UnknownArgument)]
    [InlineData("""{"reason": "r", "operations": []}""", ErrorCode.UnknownArgument)]
    public void A_faulty_body_is_refused(string json, ErrorCode code)
    {
        var refusal = ReverseRequestJson.Parse(s_commit, Encoding.UTF8.GetBytes(json)).Rejection!;
        Assert.Equal((code, null), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void A_reason_has_at_most_1024_characters()
    {
        var reason = new string('r', CommitLimits.ReasonLengthMax);
        var request = new ReverseRequest { CommitId = s_commit, Reason = reason };
        Assert.Null(CommitRequestValidator.Validate(request));
        Assert.NotNull(CommitRequestValidator.Validate(request with { Reason = request.Reason + "r" }));
    }

    [Fact]
    public void A_commit_that_cannot_be_is_an_invalid_id() =>
        Assert.Equal(
            ErrorCode.InvalidId,
            CommitRequestValidator.Validate(new ReverseRequest { CommitId = default, Reason = "r" })!.Code);

    [Fact]
    public void A_reversal_among_operations_is_not_an_operation_of_the_catalogue()
    {
        var request = new ReverseRequest { CommitId = s_commit, Reason = "r" }.ToCommit();
        var refusal = CommitRequestValidator.Validate(request)!;
        Assert.Equal((ErrorCode.UnknownOperation, 0), (refusal.Code, refusal.OperationIndex));
        Assert.IsType<ReverseCommit>(Assert.Single(request.Operations));
    }
}
