using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Client.Tests;

/// <summary>What a client says about the head at the first sending of a key.</summary>
public sealed class FirstSentTests
{
    private static readonly CommitRequest s_request = Commit.New().RemoveContainer("vault").Build();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_commit_states_the_head_that_the_client_knows_and_asks_for_it_once()
    {
        using var server = new ScriptedServer(Answers.Commit(7));
        using var client = new Client(server);
        await client.World.CommitAsync(s_request, Cancellation);
        await client.World.CommitAsync(s_request, Cancellation);
        await client.World.CommitAsync(s_request with { IdempotencyKey = "mine" }, Cancellation);
        Assert.Equal([3L, 7L, 7L], server.Requests.Select(FirstSent));
        Assert.Equal(1, server.HeadQuestions);
    }

    [Fact]
    public async Task What_the_caller_states_stands()
    {
        using var server = new ScriptedServer(Answers.Commit(7));
        using var client = new Client(server);
        await client.World.CommitAsync(s_request with { FirstSentWorldSeq = new WorldSeq(2) }, Cancellation);
        Assert.Equal([2L], server.Requests.Select(FirstSent));
    }

    [Fact]
    public async Task A_repetition_states_what_the_first_sending_did()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose(), Answers.Commit(7), Answers.Commit(8));
        using var client = new Client(server);
        var first = client.World.CommitAsync(s_request, Cancellation);
        await first;
        Assert.Equal([3L, 3L], server.Requests.Select(FirstSent));
    }

    [Fact]
    public async Task A_head_that_the_world_has_forgotten_since_is_asked_for_again()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.IdempotencyExpired), Answers.Commit(99));
        using var client = new Client(server);
        await client.World.GetFreshnessAsync(Cancellation);
        server.Head = 90;
        Assert.True((await client.World.CommitAsync(s_request, Cancellation)).IsCommitted);
        Assert.Equal([3L, 90L], server.Requests.Select(FirstSent));
        Assert.Single(server.Requests.Select(request => request.Key).Distinct());
    }

    [Fact]
    public async Task A_key_that_may_have_happened_is_never_made_new()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose(), Answers.Refuse(ErrorCode.IdempotencyExpired));
        using var client = new Client(server);
        var refusal = (await client.World.CommitAsync(s_request, Cancellation)).Rejection!;
        Assert.Equal(ErrorCode.IdempotencyExpired, refusal.Code);
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Nor_is_one_of_which_the_caller_said_when_it_was_sent()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.IdempotencyExpired));
        using var client = new Client(server);
        var outcome = await client.World.CommitAsync(s_request with { FirstSentWorldSeq = new(1) }, Cancellation);
        Assert.Equal(ErrorCode.IdempotencyExpired, outcome.Rejection!.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Whoever_may_not_read_commits_without_saying()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.Forbidden), Answers.Commit(7)) { Head = null };
        using var client = new Client(server);
        Assert.True((await client.World.CommitAsync(s_request, Cancellation)).IsCommitted);
        Assert.Null(FirstSent(server.Requests[1]));
    }

    [Fact]
    public async Task An_unknown_outcome_states_all_that_is_to_be_repeated()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        var refusal = (await client.World.CommitAsync(s_request, Cancellation)).Rejection!;
        Assert.Equal(["idempotency_key", "first_sent_world_seq"], refusal.Facts.Select(fact => fact.Name));
        Assert.Equal("3", refusal.Facts[1].Value);
    }

    [Fact]
    public async Task A_commit_that_was_never_sent_is_not_executed_when_no_question_for_the_head_was_answered()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose()) { Head = null };
        using var client = new Client(server);
        var refusal = (await client.World.CommitAsync(s_request, Cancellation)).Rejection!;
        Assert.Equal(ErrorCode.Recovering, refusal.Code);
        Assert.Contains("not sent", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains("connection reset", refusal.Detail, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Theory]
    [InlineData(ErrorCode.Recovering, ErrorCode.Recovering)]
    [InlineData(ErrorCode.Overloaded, ErrorCode.Overloaded)]
    [InlineData(ErrorCode.StorageUnavailable, ErrorCode.Recovering)]
    [InlineData(ErrorCode.InternalError, ErrorCode.Recovering)]
    public async Task A_commit_that_was_never_sent_is_refused_like_the_question_for_the_head_but_never_left_open(
        ErrorCode question, ErrorCode commit)
    {
        using var server = new ScriptedServer(Answers.Refuse(question, 700)) { Head = null };
        using var client = new Client(server);
        var refusal = (await client.World.CommitAsync(s_request, Cancellation)).Rejection!;
        Assert.Equal((commit, 700L), (refusal.Code, refusal.RetryAfterMs));
        Assert.Contains($"refused with {question}", refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(client.Options.AttemptsMax, server.Requests.Count);
        Assert.All(server.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task A_commit_that_may_have_happened_stays_unknown_when_the_head_is_refused_after_it()
    {
        using var server = new ScriptedServer(
            Answers.Refuse(ErrorCode.Forbidden), ScriptedServer.Lose(), Answers.Refuse(ErrorCode.Recovering))
        {
            Head = null,
        };
        using var client = new Client(server);
        var refusal = (await client.World.CommitAsync(s_request, Cancellation)).Rejection!;
        Assert.Equal(ErrorCode.OutcomeUnknown, refusal.Code);
        Assert.StartsWith(
            "refused with Recovering The commit may have happened", refusal.Detail, StringComparison.Ordinal);
        Assert.Equal(server.Requests[1].Key, Assert.Single(refusal.Facts).Value);
    }

    private static long? FirstSent(SentRequest request) => (long?)request.Json["first_sent_world_seq"];
}
