using System.Net;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Client.Tests;

public sealed class ServerTests
{
    private const string WorldText = """{"namespace_id":7,"lifecycle":"provisioned","display_name":"Lab","created_time_ms":5}""";
    private static readonly WorldItem s_world = new(new(7), WorldLifecycle.Provisioned, "Lab", 5, default, 5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_world_is_created_and_a_lost_answer_asked_for_again()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(), ScriptedServer.Answer(HttpStatusCode.Created, WorldText));
        using var client = new Client(server);
        Assert.Equal(s_world, (await client.Server.CreateWorldAsync(new(7), "Lab", "to try", Cancellation)).Answer);
        Assert.Equal(("POST", "/base/v1/write/namespaces"), (server.Requests[1].Method, server.Requests[1].Path));
        Assert.Equal("""{"namespace_id":7,"display_name":"Lab","reason":"to try"}""", server.Requests[1].Body);
    }

    [Fact]
    public async Task Worlds_are_listed_and_found()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.OK, $$"""{"namespaces":[{{WorldText}}],"next_cursor":null,"has_more":false}"""),
            ScriptedServer.Answer(HttpStatusCode.OK, WorldText),
            Answers.Refuse(ErrorCode.NamespaceNotFound));
        using var client = new Client(server);
        Assert.Equal([s_world], (await client.Server.ListWorldsAsync("a+b", 5, Cancellation)).OrThrow().Namespaces);
        Assert.Equal(s_world, (await client.Server.FindWorldAsync(new(7), Cancellation)).OrThrow());
        Assert.Equal(
            ErrorCode.NamespaceNotFound, (await client.Server.FindWorldAsync(new(8), Cancellation)).Rejection!.Code);
        Assert.Equal(
            ["/base/v1/write/namespaces?limit=5&cursor=a%2Bb", "/base/v1/write/namespaces/7",
                "/base/v1/write/namespaces/8"],
            server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task A_caller_learns_its_roles()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(
            HttpStatusCode.OK,
            """{"name":"writer","grants":[{"role":"NamespaceReader","namespace_id":null},{"role":"NamespaceWriter","namespace_id":3}]}"""));
        using var client = new Client(server);
        var caller = (await client.Server.WhoamiAsync(Cancellation)).OrThrow();
        Assert.Equal("writer", caller.Name);
        Assert.Equal([new("NamespaceReader", null), new("NamespaceWriter", new WorldId(3))], caller.Grants);
    }

    [Fact]
    public async Task Health_is_asked_once_and_silence_is_an_answer()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.OK, """{"status":"ok"}"""), ScriptedServer.Lose(), Answers.Refuse(ErrorCode.Recovering));
        using var client = new Client(server);
        Assert.True(await client.Server.IsAliveAsync(Cancellation));
        Assert.False(await client.Server.IsAliveAsync(Cancellation));
        Assert.False(await client.Server.IsReadyAsync(Cancellation));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task A_world_of_the_server_is_reached_over_the_same_connections()
    {
        using var server = new ScriptedServer(Answers.Commit(9));
        using var client = new Client(server);
        var world = client.Server.GetWorld(new(5));
        Assert.True((await world.CommitAsync(Commit.New().RemoveContainer("a"), Cancellation)).IsCommitted);
        Assert.Equal("/base/v1/write/namespaces/5/commit", Assert.Single(server.Requests).Path);
    }

    [Fact]
    public async Task A_preflight_is_sent_as_it_is_and_its_refusal_is_data()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.InsufficientBalance));
        using var client = new Client(server);
        var outcome = await client.World.PreflightAsync(Commit.New().RemoveContainer("a").Build(), Cancellation);
        Assert.Equal(ErrorCode.InsufficientBalance, outcome.Rejection!.Code);
        Assert.Equal("/base/v1/write/namespaces/1/commit/preflight", server.Requests[0].Path);
        Assert.Null(server.Requests[0].Key);
    }
}
