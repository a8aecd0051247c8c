using System.Net;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Client.Tests;

public sealed class ServerTests
{
    private const string WorldText = """
        {"namespace_id":7,"lifecycle":"provisioned","display_name":"Lab","created_time_ms":5,
         "operational_state":{"write_mode":"read_only","draining":false,"frozen":true},"changed_time_ms":6,
         "lineage":null,"purged":false}
        """;

    private static readonly WorldItem s_world = new(
        new(7), WorldLifecycle.Provisioned, "Lab", 5, new OperationalState(WriteMode.ReadOnly, false, true), 6);

    private static readonly CreateWorldRequest s_creation =
        new() { NamespaceId = new(7), DisplayName = "Lab", Reason = "to try" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_world_is_created_and_a_lost_answer_asked_for_again()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(), ScriptedServer.Answer(HttpStatusCode.Created, WorldText));
        using var client = new Client(server);
        var limited = s_creation with { IdempotencyKeysMax = 5_000 };
        Assert.Equal(s_world, (await client.Server.CreateWorldAsync(limited, Cancellation)).Answer);
        Assert.Equal(("POST", "/base/v1/write/namespaces"), (server.Requests[1].Method, server.Requests[1].Path));
        Assert.Equal(
            """{"namespace_id":7,"display_name":"Lab","reason":"to try","idempotency_keys_max":5000}""",
            server.Requests[1].Body);
    }

    [Fact]
    public async Task A_creation_whose_answer_was_lost_finds_what_it_made()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(),
            Answers.Refuse(ErrorCode.NamespaceAlreadyExists),
            ScriptedServer.Answer(HttpStatusCode.OK, WorldText));
        using var client = new Client(server);
        Assert.Equal(s_world, (await client.Server.CreateWorldAsync(s_creation, Cancellation)).Answer);
        Assert.Equal(("GET", "/base/v1/write/namespaces/7"), (server.Requests[2].Method, server.Requests[2].Path));
    }

    [Fact]
    public async Task A_world_of_another_name_is_somebody_elses()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(),
            Answers.Refuse(ErrorCode.NamespaceAlreadyExists),
            ScriptedServer.Answer(HttpStatusCode.OK, WorldText));
        using var client = new Client(server);
        var outcome = await client.Server.CreateWorldAsync(s_creation with { DisplayName = "Game" }, Cancellation);
        Assert.Equal(ErrorCode.NamespaceAlreadyExists, outcome.Rejection!.Code);
    }

    [Fact]
    public async Task A_world_that_exists_already_is_said_so()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.NamespaceAlreadyExists));
        using var client = new Client(server);
        var outcome = await client.Server.CreateWorldAsync(s_creation, Cancellation);
        Assert.Equal(ErrorCode.NamespaceAlreadyExists, outcome.Rejection!.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Worlds_are_listed_and_found()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.OK, $$"""{"namespaces":[{{WorldText}}],"next_cursor":null,"has_more":false}"""),
            ScriptedServer.Answer(HttpStatusCode.OK, WorldText),
            Answers.Refuse(ErrorCode.NamespaceNotFound));
        using var client = new Client(server);
        var filter = new WorldFilter
        {
            Lifecycle = WorldLifecycle.Disabled,
            WriteMode = WriteMode.ReadOnly,
            IncludesDeleted = true,
        };
        var page = (await client.Server.ListWorldsAsync(filter, "a+b", 5, Cancellation)).OrThrow();
        Assert.Equal([s_world], page.Namespaces);
        Assert.Equal(s_world, (await client.Server.FindWorldAsync(new(7), Cancellation)).OrThrow());
        Assert.Equal(
            ErrorCode.NamespaceNotFound, (await client.Server.FindWorldAsync(new(8), Cancellation)).Rejection!.Code);
        const string list = "?lifecycle=disabled&write_mode=read_only&include_deleted=true&cursor=a%2Bb&limit=5";
        Assert.Equal(
            ["/base/v1/write/namespaces" + list, "/base/v1/write/namespaces/7", "/base/v1/write/namespaces/8"],
            server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task The_status_of_a_world_and_the_changes_of_all_are_read()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.OK, $$"""
                {"namespace":{{WorldText}},"head_world_seq":12,"batch_number":4,"epoch":2,
                 "idempotency_keys_max":1000,"idempotency_age_max":0,"reason":"audit"}
                """),
            ScriptedServer.Answer(HttpStatusCode.OK, $$"""
                {"changes":[{"seq":3,"time_ms":6,"namespace":{{WorldText}},"reason":"audit"}],"next_seq":4,"has_more":false}
                """));
        using var client = new Client(server);
        Assert.Equal(
            new WorldStatus(s_world, new(12), new(4), new(2), 1_000, 0, "audit"),
            (await client.Server.GetWorldStatusAsync(new(7), Cancellation)).OrThrow());
        var changes = (await client.Server.ListWorldChangesAsync(new(3), 5, Cancellation)).OrThrow();
        Assert.Equal(new WorldChange(new(3), 6, s_world, "audit"), Assert.Single(changes.Changes));
        Assert.Equal(
            ["/base/v1/write/namespaces/7/status", "/base/v1/write/namespaces/changes?from_seq=3&limit=5"],
            server.Requests.Select(request => request.Path));
    }

    [Fact]
    public async Task How_a_world_is_run_is_changed_with_a_reason_and_again_if_the_answer_is_lost()
    {
        using var server = new ScriptedServer(
            ScriptedServer.Lose(), ScriptedServer.Answer(HttpStatusCode.OK, WorldText));
        using var client = new Client(server);
        var frozen = new OperationalStateRequest(null, null, true, "audit");
        Assert.Equal(s_world, (await client.Server.ChangeOperationalStateAsync(new(7), frozen, Cancellation)).Answer);
        var disabled = new LifecycleRequest(WorldLifecycle.Disabled, "closed");
        Assert.Equal(s_world, (await client.Server.ChangeLifecycleAsync(new(7), disabled, Cancellation)).Answer);
        Assert.Equal("/base/v1/write/namespaces/7/operational_state", server.Requests[1].Path);
        Assert.Equal("""{"frozen":true,"reason":"audit"}""", server.Requests[1].Body);
        Assert.Equal("/base/v1/write/namespaces/7/lifecycle", server.Requests[2].Path);
        Assert.Equal("""{"target_state":"disabled","reason":"closed"}""", server.Requests[2].Body);
    }

    [Fact]
    public async Task The_manifest_is_handed_over_as_it_came()
    {
        using var server = new ScriptedServer(ScriptedServer.Answer(HttpStatusCode.OK, """{"operations": []}"""));
        using var client = new Client(server);
        Assert.Equal(
            """{"operations": []}""", (await client.Server.GetManifestAsync(Cancellation)).OrThrow().ToString());
        Assert.Equal("/base/v1/operations", server.Requests[0].Path);
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
