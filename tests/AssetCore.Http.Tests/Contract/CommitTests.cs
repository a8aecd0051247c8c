using AssetCore.Commits;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Contract;

public sealed class CommitTests
{
    private const string Commit = "/v1/write/namespaces/1/commit";
    private const string Commits = "/v1/write/namespaces/1/commits";

    [Fact]
    public async Task A_commit_without_a_key_gets_one_and_its_receipt_says_it()
    {
        await using var server = await FrontServer.StartAsync();

        var receipt = await server.PostAsync(Commit, Bodies.OneCommit).ReadJsonAsync();

        var key = server.Worlds.Commits.Single().Request.IdempotencyKey;
        Assert.True(Guid.TryParse(key, out _));
        Assert.Equal(key, receipt.GetProperty("idempotency_key").GetString());
    }

    [Fact]
    public async Task A_receipt_says_its_length_beforehand_so_that_it_leaves_in_one_piece()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Commit, Bodies.OneCommit);

        Assert.Null(response.Headers.TransferEncodingChunked);
        Assert.Contains("Content-Length", response.Content.Headers.NonValidated.Select(header => header.Key));
    }

    [Fact]
    public async Task A_lost_commit_without_a_key_says_the_key_to_repeat_it_with()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.OnCommit = _ => RecordingGateway.Refusal(ErrorCode.OutcomeUnknown);

        using var response = await server.PostAsync(Commit, Bodies.OneCommit);

        var problem = await Problem.ReadAsync(response, 503, "OUTCOME_UNKNOWN");
        var key = server.Worlds.Commits.Single().Request.IdempotencyKey;
        Assert.Equal(key, problem.GetProperty("details").GetProperty("idempotency_key").GetString());
    }

    [Fact]
    public async Task What_a_commit_says_besides_its_operations_reaches_the_world()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Commit, $$$"""
            {"operations":[{{{Bodies.OneOperation}}}],"idempotency_key":"k","expected_world_seq":4,
             "first_sent_world_seq":3,"actor_id":"me","policy_id":"p","metadata":{"a":1},"origin":{"b":2}}
            """);

        var request = server.Worlds.Commits.Single().Request;
        Assert.Equal("k", request.IdempotencyKey);
        Assert.Equal((4L, 3L), (request.ExpectedWorldSeq?.Value, request.FirstSentWorldSeq?.Value));
        Assert.Equal(("me", "p"), (request.ActorId, request.PolicyId));
        Assert.Equal(("""{"a":1}""", """{"b":2}"""), (request.Metadata?.ToString(), request.Origin?.ToString()));
    }

    [Fact]
    public async Task A_replay_is_marked()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.OnCommit = commit => CommitOutcome.Committed(
            RecordingGateway.Receipt(commit).Receipt! with { IdempotentReplay = true });

        using var response = await server.PostAsync(Commit, Bodies.WithKey("k"));

        Assert.Equal("hit", response.Headers.GetValues("x-asset-idempotency").Single());
        Assert.True((await response.ReadJsonAsync()).GetProperty("idempotent_replay").GetBoolean());
    }

    [Fact]
    public async Task In_a_bulk_request_each_commit_stands_alone()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.OnCommit = commit => commit.Request.IdempotencyKey == "refused"
            ? RecordingGateway.Refusal(ErrorCode.ContainerNotFound)
            : RecordingGateway.Receipt(commit);

        string[] commits =
            [Bodies.WithKey("first"), """{"operations":7}""", Bodies.WithKey("refused"), Bodies.WithKey("last")];
        var answers = await server.PostAsync(Commits, $"[{string.Join(',', commits)}]").ReadJsonAsync();

        var keys = server.Worlds.Commits.Select(commit => commit.Request.IdempotencyKey);
        Assert.Equal(["first", "refused", "last"], keys);
        Assert.Equal(4, answers.GetArrayLength());
        Assert.Equal("first", answers[0].GetProperty("idempotency_key").GetString());
        Assert.Equal("MALFORMED_REQUEST", answers[1].GetProperty("code").GetString());
        Assert.Equal("CONTAINER_NOT_FOUND", answers[2].GetProperty("code").GetString());
        Assert.Equal("last", answers[3].GetProperty("idempotency_key").GetString());
    }

    [Fact]
    public async Task A_bulk_request_of_malformed_commits_only_is_answered_without_a_world()
    {
        await using var server = await FrontServer.StartAsync();

        var answers = await server.PostAsync(Commits, "[1, {}]").ReadJsonAsync();

        Assert.Equal(2, answers.GetArrayLength());
        Assert.Empty(server.Worlds.Commits);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[{}")]
    public async Task A_bulk_request_that_is_no_list_of_commits_is_refused_as_a_whole(string body)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Commits, body);

        await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task Eight_thousand_one_hundred_and_ninety_commits_are_taken_and_no_more()
    {
        await using var server = await FrontServer.StartAsync();

        var most = await server.PostAsync(Commits, Bulk(8_190)).ReadJsonAsync();
        using var more = await server.PostAsync(Commits, Bulk(8_191));

        Assert.Equal(8_190, most.GetArrayLength());
        await Problem.ReadAsync(more, 400, "MALFORMED_REQUEST");
    }

    [Fact]
    public async Task Registering_a_class_is_a_commit_of_one_operation()
    {
        await using var server = await FrontServer.StartAsync();

        using var one = await server.PostAsync(
            "/v1/write/namespaces/1/register_class",
            """{"class_id":"gold","name":"Gold","flags":1,"idempotency_key":"k"}""",
            FrontServer.Writer);
        using var other = await server.PostAsync(
            "/v1/write/namespaces/1/register_class_shape",
            """{"class_id":"gold","shape":{"width":2,"height":1}}""",
            FrontServer.Writer);

        Assert.True(one.IsSuccessStatusCode, await one.ReadTextAsync());
        Assert.True(other.IsSuccessStatusCode, await other.ReadTextAsync());
        Assert.Equal("k", server.Worlds.Commits[0].Request.IdempotencyKey);
        var codes = server.Worlds.Commits.Select(commit => commit.Request.Operations.Single().Code.ToString());
        Assert.Equal(["RegisterClass", "RegisterClassShape"], codes);
    }

    [Fact]
    public async Task A_preflight_says_what_would_happen()
    {
        await using var server = await FrontServer.StartAsync();

        var report = await server.PostAsync(Commit + "/preflight", Bodies.OneCommit).ReadJsonAsync();

        Assert.Equal(4, report.GetProperty("validated_world_seq").GetInt64());
        Assert.Equal("RemoveContainer", report.GetProperty("operations")[0].GetProperty("op").GetString());
    }

    [Theory]
    [InlineData("/v1/write/namespaces/x/commit", 400, "INVALID_ID")]
    [InlineData("/v1/write/namespaces/-1/commit", 400, "INVALID_ID")]
    [InlineData("/v1/write/namespaces/9223372036854775808/commit", 400, "INVALID_ID")]
    [InlineData("/v1/write/namespaces/0/commit", 404, "NAMESPACE_NOT_FOUND")]
    [InlineData("/v1/write/namespaces/0/commits", 404, "NAMESPACE_NOT_FOUND")]
    public async Task A_namespace_that_cannot_be_is_refused(string path, int status, string code)
    {
        await using var server = await FrontServer.StartAsync();

        var body = path.EndsWith('s') ? $"[{Bodies.OneCommit}]" : Bodies.OneCommit;
        using var response = await server.PostAsync(path, body);

        await Problem.ReadAsync(response, status, code);
        Assert.Empty(server.Worlds.Commits);
    }

    [Theory]
    [InlineData("/v1/write/namespaces/x/commit", "{}")]
    [InlineData("/v1/write/namespaces/0/commit/preflight", "[")]
    [InlineData("/v1/write/namespaces/0/commits", "[]")]
    [InlineData("/v1/write/namespaces/x/register_class", "{}")]
    public async Task The_form_of_a_request_is_judged_before_its_namespace(string path, string body)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(path, body);

        await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
    }

    private static string Bulk(int count) => $"[{string.Join(',', Enumerable.Repeat(Bodies.OneCommit, count))}]";
}
