using System.Collections.Immutable;
using System.Net;
using AssetCore.Commits;
using AssetCore.Errors;

namespace AssetCore.Client.Tests;

public sealed class BulkCommitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_commits_that_need_it_are_sent_again_and_outcomes_keep_their_order()
    {
        var overloaded = Answers.Of(new Rejection(ErrorCode.Overloaded, "full", null, [], 50));
        var refused = Answers.Of(new Rejection(ErrorCode.ContainerNotFound, "gone", 0));
        using var server = new ScriptedServer(
            ScriptedServer.Answer(
                HttpStatusCode.OK, $"[{Answers.Of(Answers.Receipt(5))},{overloaded},{refused},{overloaded}]"),
            ScriptedServer.Answer(
                HttpStatusCode.OK, $"[{Answers.Of(Answers.Receipt(6))},{Answers.Of(Answers.Receipt(7))}]"));
        using var client = new Client(server);
        var outcomes = await client.World.CommitManyAsync(Requests("a", "b", "c", "d"), Cancellation);

        Assert.Equal([5L, 6L, null, 7L], outcomes.Select(outcome => outcome.Receipt?.WorldSeqEnd.Value));
        Assert.Equal(ErrorCode.ContainerNotFound, outcomes[2].Rejection!.Code);
        Assert.Equal(["a", "b", "c", "d"], Keys(server.Requests[0]));
        Assert.Equal(["b", "d"], Keys(server.Requests[1]));
        Assert.All(server.Requests, request => Assert.Equal("/base/v1/write/namespaces/1/commits", request.Path));
    }

    [Fact]
    public async Task A_lost_bulk_answer_is_asked_for_again_as_a_whole()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(),
            ScriptedServer.Answer(
                HttpStatusCode.OK, $"[{Answers.Of(Answers.Receipt(5))},{Answers.Of(Answers.Receipt(6))}]"));
        using var client = new Client(server);
        var outcomes = await client.World.CommitManyAsync(Requests("a", "b"), Cancellation);
        Assert.All(outcomes, outcome => Assert.True(outcome.IsCommitted));
        Assert.Equal(Keys(server.Requests[0]), Keys(server.Requests[1]));
    }

    [Fact]
    public async Task An_answer_for_fewer_commits_than_were_sent_is_a_lost_answer()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.OK, $"[{Answers.Of(Answers.Receipt(5))}]"));
        using var client = new Client(server);
        var outcomes = await client.World.CommitManyAsync(Requests("a", "b"), Cancellation);
        Assert.All(outcomes, outcome => Assert.Equal(ErrorCode.OutcomeUnknown, outcome.Rejection!.Code));
    }

    [Fact]
    public async Task What_is_not_well_formed_stays_behind_and_the_rest_is_sent()
    {
        using var server = new ScriptedServer(Answers.Commit(5));
        using var client = new Client(server);
        var outcomes = await client.World.CommitManyAsync(Requests("", "b"), Cancellation);
        Assert.Equal([false, true], outcomes.Select(outcome => outcome.IsCommitted));
        Assert.Equal("b", Assert.Single(server.Requests).Key);
    }

    [Fact]
    public async Task Commits_that_do_not_fit_one_body_are_sent_in_several()
    {
        // Two of these are more than 16 MiB.
        var large = Enumerable.Range(0, 1_100).Select(_ => Large()).ToArray();
        var requests = Enumerable.Range(0, 2).Select(i => Commit.New().WithKey($"k{i}"));
        using var server = new ScriptedServer(
            ScriptedServer.Answer(
                request => $"[{Answers.Of(Answers.Receipt(5, (string?)request.Json[0]!["idempotency_key"]))}]"));
        using var client = new Client(server);
        var outcomes = await client.World.CommitManyAsync(
            [.. requests.Select(request => large.Aggregate(request,
                (builder, transfers) => builder.TransferMany(transfers)).Build())],
            Cancellation);
        Assert.Equal(["k0", "k1"], outcomes.Select(outcome => outcome.Receipt!.IdempotencyKey));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task Nothing_to_commit_is_nothing_to_send()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        Assert.Empty(await client.World.CommitManyAsync([], Cancellation));
    }

    private static ImmutableArray<Operations.Transfer> Large()
    {
        var id = new string('x', 100);
        return [.. Enumerable.Repeat(new Operations.Transfer(new(id), new(id + "y"), new(id), null, ((Amount)1).Value),
            25)];
    }

    private static ImmutableArray<CommitRequest> Requests(params string[] keys) =>
        [.. keys.Select(key => Commit.New().RemoveContainer("vault").WithKey(key).Build())];

    private static IEnumerable<string?> Keys(SentRequest request) =>
        request.Json.AsArray().Select(item => (string?)item!["idempotency_key"]);
}
