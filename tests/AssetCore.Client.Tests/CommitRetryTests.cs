using System.Net;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Client.Tests;

public sealed class CommitRetryTests
{
    private static readonly CommitRequest s_request = Commit.New().RemoveContainer("vault").Build();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_under_the_same_key()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose(), ScriptedServer.Lose(), Answers.Commit(7));
        using var client = new Client(server);
        var outcome = await client.World.CommitAsync(s_request, Cancellation);
        Assert.Equal(new WorldSeq(7), outcome.Receipt!.WorldSeqEnd);
        Assert.Equal(3, server.Requests.Count);
        Assert.Equal(
            outcome.Receipt.IdempotencyKey, Assert.Single(server.Requests.Select(request => request.Key).Distinct()));
    }

    [Fact]
    public async Task A_key_that_nobody_chose_is_a_new_uuid_of_version_7()
    {
        using var server = new ScriptedServer(Answers.Commit(7));
        using var client = new Client(server);
        await client.World.CommitAsync(s_request, Cancellation);
        await client.World.CommitAsync(s_request, Cancellation);
        Assert.Equal(2, server.Requests.Select(request => request.Key).Distinct().Count());
        Assert.All(server.Requests, request => Assert.Equal(7, Guid.Parse(request.Key!).Version));
    }

    [Fact]
    public async Task A_full_queue_is_tried_again_after_exactly_as_long_as_it_says()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.Overloaded, 1_234), Answers.Commit(7));
        using var client = new Client(server);
        Assert.True((await client.World.CommitAsync(s_request, Cancellation)).IsCommitted);
        Assert.Equal([TimeSpan.FromMilliseconds(1_234)], client.Time.Waits);
        Assert.Equal(
            [(1, ErrorCode.Overloaded)], client.Notices.Select(notice => (notice.Attempt, notice.Code!.Value)));
    }

    [Fact]
    public async Task A_wait_that_the_server_asks_for_is_cut_to_the_longest_allowed()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.Overloaded, long.MaxValue), Answers.Commit(7));
        using var client = new Client(server);
        Assert.True((await client.World.CommitAsync(s_request, Cancellation)).IsCommitted);
        Assert.Equal([client.Options.RetryAfterMax], client.Time.Waits);
    }

    [Fact]
    public async Task Without_advice_waits_double()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        await client.World.CommitAsync(s_request, Cancellation);
        Assert.Equal([100, 200, 400], client.Time.Waits.Select(wait => wait.TotalMilliseconds));
    }

    [Theory]
    [InlineData(ErrorCode.InsufficientBalance)]
    [InlineData(ErrorCode.IdempotencyKeyReused)]
    [InlineData(ErrorCode.Forbidden)]
    [InlineData(ErrorCode.LogCorrupt)]
    public async Task A_refusal_that_repeating_cannot_change_is_the_outcome_at_once(ErrorCode code)
    {
        using var server = new ScriptedServer(Answers.Refuse(code));
        using var client = new Client(server);
        Assert.Equal(code, (await client.World.CommitAsync(s_request, Cancellation)).Rejection!.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Without_any_answer_the_outcome_is_unknown_and_states_the_key_to_repeat()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        var refusal = (await client.World.CommitAsync(s_request, Cancellation)).Rejection!;
        Assert.Equal(ErrorCode.OutcomeUnknown, refusal.Code);
        Assert.Equal(
            server.Requests[0].Key, Assert.Single(refusal.Facts, fact => fact.Name == "idempotency_key").Value);
        Assert.Equal(client.Options.AttemptsMax, server.Requests.Count);
    }

    [Fact]
    public async Task A_commit_that_may_have_landed_is_never_reported_as_not_executed()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose(), Answers.Refuse(ErrorCode.Overloaded));
        using var client = new Client(server);
        Assert.Equal(
            ErrorCode.OutcomeUnknown, (await client.World.CommitAsync(s_request, Cancellation)).Rejection!.Code);
    }

    [Fact]
    public async Task A_full_queue_at_every_attempt_is_reported_as_such()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.Overloaded));
        using var client = new Client(server);
        Assert.Equal(ErrorCode.Overloaded, (await client.World.CommitAsync(s_request, Cancellation)).Rejection!.Code);
    }

    [Fact]
    public async Task A_verdict_of_the_world_settles_what_was_lost_before()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose(), Answers.Refuse(ErrorCode.InsufficientBalance));
        using var client = new Client(server);
        Assert.Equal(
            ErrorCode.InsufficientBalance, (await client.World.CommitAsync(s_request, Cancellation)).Rejection!.Code);
    }

    [Fact]
    public async Task A_gateway_in_between_that_fails_is_a_lost_answer()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.BadGateway, "<html>", "text/html"), Answers.Commit(7));
        using var client = new Client(server);
        Assert.True((await client.World.CommitAsync(s_request, Cancellation)).IsCommitted);
    }

    [Fact]
    public async Task A_success_that_cannot_be_read_is_a_lost_answer()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(HttpStatusCode.OK, "{}"), Answers.Commit(7));
        using var client = new Client(server);
        Assert.True((await client.World.CommitAsync(s_request, Cancellation)).IsCommitted);
    }

    [Fact]
    public async Task A_server_that_is_not_ours_is_not_asked_again()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(HttpStatusCode.NotFound, "<html>", "text/html"));
        using var client = new Client(server);
        await Assert.ThrowsAsync<Format.Json.AnswerFaultException>(
            () => client.World.CommitAsync(s_request, Cancellation));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_a_lost_answer()
    {
        using var server = new ScriptedServer(ScriptedServer.Hang());
        using var client = new Client(server);
        client.Time.EndsTimeLimits = true;
        Assert.Equal(
            ErrorCode.OutcomeUnknown, (await client.World.CommitAsync(s_request, Cancellation)).Rejection!.Code);
        Assert.Equal(client.Options.AttemptsMax, server.Requests.Count);
    }

    [Fact]
    public async Task The_callers_cancellation_ends_the_attempt_and_is_thrown()
    {
        using var cancelled = new CancellationTokenSource();
        using var server = new ScriptedServer(ScriptedServer.Hang());
        using var client = new Client(server);
        var commit = client.World.CommitAsync(s_request, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
    }

    [Fact]
    public async Task A_request_that_is_not_well_formed_is_refused_without_being_sent()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        var outcome = await client.World.CommitAsync(Commit.New().RemoveContainer("a b"), Cancellation);
        Assert.Equal((ErrorCode.InvalidId, 0), (outcome.Rejection!.Code, outcome.Rejection.OperationIndex));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task With_a_single_attempt_nothing_is_repeated()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.Overloaded));
        using var client = new Client(server, attemptsMax: 1);
        Assert.Equal(ErrorCode.Overloaded, (await client.World.CommitAsync(s_request, Cancellation)).Rejection!.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_refusal_is_thrown_for_whoever_wants_it_thrown()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.InsufficientBalance));
        using var client = new Client(server);
        var refused = await Assert.ThrowsAsync<CommitRefusedException>(
            () => client.World.CommitOrThrowAsync(s_request, Cancellation));
        Assert.Equal(ErrorCode.InsufficientBalance, refused.Rejection.Code);
    }
}
