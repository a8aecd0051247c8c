using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Client.Tests;

public sealed class ReverseTests
{
    private static readonly ReverseRequest s_request = new() { CommitId = new(new(4), 15), Reason = "by mistake" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reversal_has_its_own_route_and_what_a_commit_has()
    {
        using var server = new ScriptedServer(Answers.Commit(9));
        using var client = new Client(server);
        var receipt = (await client.World.ReverseAsync(s_request with { ActorId = "anna" }, Cancellation)).Receipt!;
        Assert.Equal(new WorldSeq(9), receipt.WorldSeqEnd);
        var sent = Assert.Single(server.Requests);
        Assert.Equal(
            ("POST", "/base/v1/write/namespaces/1/commits/0000000000000004000000000000000f/reverse"),
            (sent.Method, sent.Path));
        Assert.Equal(("by mistake", "anna"), ((string?)sent.Json["reason"], (string?)sent.Json["actor_id"]));
        Assert.Equal(3, (long?)sent.Json["first_sent_world_seq"]);
        Assert.NotNull(sent.Key);
    }

    [Fact]
    public async Task A_lost_answer_is_asked_for_again_under_the_same_key()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(), Answers.Refuse(ErrorCode.Overloaded), Answers.Commit(9));
        using var client = new Client(server);
        Assert.True((await client.World.ReverseAsync(s_request, Cancellation)).IsCommitted);
        Assert.Equal(3, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Key).Distinct());
    }

    [Fact]
    public async Task Without_any_answer_the_outcome_is_unknown()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        var outcome = await client.World.ReverseAsync(s_request, Cancellation);
        Assert.Equal(ErrorCode.OutcomeUnknown, outcome.Rejection!.Code);
    }

    [Fact]
    public async Task A_conflict_is_data()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.ReverseConflict));
        using var client = new Client(server);
        var outcome = await client.World.ReverseAsync(s_request, Cancellation);
        Assert.Equal(ErrorCode.ReverseConflict, outcome.Rejection!.Code);
    }

    [Fact]
    public async Task A_reversal_that_is_not_well_formed_is_refused_without_being_sent()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose());
        using var client = new Client(server);
        var outcome = await client.World.ReverseAsync(s_request with { Reason = "" }, Cancellation);
        Assert.Equal(ErrorCode.MalformedRequest, outcome.Rejection!.Code);
        Assert.Empty(server.Requests);
    }
}
