using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Contract;

public sealed class ReversalTests
{
    private const string Id = "000000000000002900000000000000ff";
    private const string Reverse = "/v1/write/namespaces/1/commits/" + Id + "/reverse";

    [Fact]
    public async Task What_a_reversal_says_reaches_the_world()
    {
        await using var server = await FrontServer.StartAsync();

        var receipt = await server.PostAsync(
            Reverse,
            """{"reason":"paid twice","actor_id":"me","idempotency_key":"k","metadata":{"a":1},"first_sent_world_seq":3}""")
            .ReadJsonAsync();

        var request = server.Worlds.Reversals.Single();
        Assert.Equal((Id, "paid twice", "me", "k"), (
            request.CommitId.ToString(), request.Reason, request.ActorId, request.IdempotencyKey));
        Assert.Equal(("""{"a":1}""", 3L), (request.Metadata?.ToString(), request.FirstSentWorldSeq?.Value));
        Assert.Equal(JsonValueKind.Array, receipt.GetProperty("minted_instances").ValueKind);
        Assert.Equal("k", receipt.GetProperty("idempotency_key").GetString());
    }

    [Fact]
    public async Task A_reversal_without_a_key_gets_one()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.OnCommit = _ => RecordingGateway.Refusal(ErrorCode.OutcomeUnknown);

        using var response = await server.PostAsync(Reverse, """{"reason":"x"}""");

        var problem = await Problem.ReadAsync(response, 503, "OUTCOME_UNKNOWN");
        var key = server.Worlds.Reversals.Single().IdempotencyKey;
        Assert.True(Guid.TryParse(key, out _));
        Assert.Equal(key, problem.GetProperty("details").GetProperty("idempotency_key").GetString());
    }

    [Theory]
    [InlineData(Reverse, "{}", 400, "MALFORMED_REQUEST")]
    [InlineData(Reverse, """{"reason":""}""", 400, "MALFORMED_REQUEST")]
    [InlineData(Reverse, """{"reason":5}""", 400, "MALFORMED_REQUEST")]
    [InlineData(Reverse, """{"reason":"x","commit_id":"y"}""", 400, "UNKNOWN_ARGUMENT")]
    [InlineData(Reverse, "not json", 400, "MALFORMED_REQUEST")]
    [InlineData("/v1/write/namespaces/1/commits/xyz/reverse", """{"reason":"x"}""", 400, "INVALID_ID")]
    [InlineData("/v1/write/namespaces/one/commits/" + Id + "/reverse", """{"reason":"x"}""", 400, "INVALID_ID")]
    public async Task What_is_ill_formed_reaches_no_world(string path, string body, int status, string code)
    {
        await using var server = await FrontServer.StartAsync();
        using var response = await server.PostAsync(path, body);
        await Problem.ReadAsync(response, status, code);
        Assert.Empty(server.Worlds.Reversals);
    }

    [Theory]
    [InlineData(FrontServer.Reader)]
    [InlineData("schema-token")]
    public async Task Reversing_needs_the_role_that_commits_need(string token)
    {
        await using var server = await FrontServer.StartAsync();
        using var response = await server.PostAsync(Reverse, """{"reason":"x"}""", token);
        var problem = await Problem.ReadAsync(response, 403, "FORBIDDEN");
        Assert.False(
            problem.TryGetProperty("operation_index", out var index) && index.ValueKind == JsonValueKind.Number);
        Assert.Empty(server.Worlds.Reversals);
    }

    [Theory]
    [InlineData("plain-writer-token", false)]
    [InlineData(FrontServer.Writer, true)]
    [InlineData(FrontServer.Admin, true)]
    public async Task Whether_the_caller_may_undo_what_was_registered_reaches_the_world(string token, bool may)
    {
        await using var server = await FrontServer.StartAsync();
        using var response = await server.PostAsync(Reverse, """{"reason":"x"}""", token);
        Assert.Equal(may, server.Worlds.ReversalsMayChangeSchema.Single());
    }

    [Fact]
    public async Task Refusals_and_replays_are_told_as_those_of_commits()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.OnCommit = _ => RecordingGateway.Refusal(ErrorCode.ReverseConflict);
        using var refused = await server.PostAsync(Reverse, """{"reason":"x"}""", "plain-writer-token");
        await Problem.ReadAsync(refused, 409, "REVERSE_CONFLICT");

        server.Worlds.OnCommit = commit => CommitOutcome.Committed(
            RecordingGateway.Receipt(commit).Receipt! with { IdempotentReplay = true });
        using var replayed = await server.PostAsync(Reverse, """{"reason":"x","idempotency_key":"k"}""");
        Assert.Equal("hit", replayed.Headers.GetValues("x-asset-idempotency").Single());
    }
}
