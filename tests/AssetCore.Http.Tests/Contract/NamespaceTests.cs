using System.Net;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Http.Tests.Contract;

public sealed class NamespaceTests
{
    private const string Path = "/v1/write/namespaces";
    private const string Lifecycle = Path + "/1/lifecycle";
    private const string State = Path + "/1/operational_state";

    [Fact]
    public async Task A_namespace_is_created_with_what_was_said()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Path, """
            {"namespace_id":2,"display_name":"Second","reason":"growth",
             "idempotency_keys_max":1000,"idempotency_age_max":65536}
            """);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/write/namespaces/2", response.Headers.Location?.ToString());
        Assert.Equal("Second", (await response.ReadJsonAsync()).GetProperty("display_name").GetString());
        Assert.Equal(
            new CreateCall(new WorldId(2), "Second", "growth", 1_000, 65_536), server.Worlds.Creations.Single());
    }

    [Fact]
    public async Task A_creation_without_a_reason_says_who_made_it()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Path, """{"namespace_id":2}""");

        Assert.Equal(
            new CreateCall(new WorldId(2), null, "created over HTTP by admin"), server.Worlds.Creations.Single());
    }

    [Theory]
    [InlineData("""{"namespace_id":0}""", "INVALID_ID", "namespace_id")]
    [InlineData("""{"namespace_id":-1}""", "INVALID_ID", "namespace_id")]
    [InlineData("""{"namespace_id":1.5}""", "INVALID_ID", "namespace_id")]
    [InlineData("""{"namespace_id":1e400}""", "INVALID_ID", "namespace_id")]
    [InlineData("""{"namespace_id":"2"}""", "MALFORMED_REQUEST", "namespace_id")]
    [InlineData("""{}""", "MALFORMED_REQUEST", "namespace_id")]
    [InlineData("""[]""", "MALFORMED_REQUEST", "object")]
    [InlineData("", "MALFORMED_REQUEST", "")]
    [InlineData("""{"namespace_id":2,"namespace_id":3}""", "MALFORMED_REQUEST", "namespace_id")]
    [InlineData("""{"namespace_id":2,"display_name":7}""", "MALFORMED_REQUEST", "display_name")]
    [InlineData("""{"namespace_id":2,"display_name":""}""", "MALFORMED_REQUEST", "display_name")]
    [InlineData("""{"namespace_id":2,"display_name":"\ud800"}""", "MALFORMED_REQUEST", "display_name")]
    [InlineData("""{"namespace_id":2,"reason":""}""", "MALFORMED_REQUEST", "reason")]
    [InlineData("""{"namespace_id":2,"idempotency_keys_max":999}""", "MALFORMED_REQUEST", "idempotency_keys_max")]
    [InlineData("""{"namespace_id":2,"idempotency_age_max":1}""", "MALFORMED_REQUEST", "idempotency_age_max")]
    [InlineData("""{"namespace_id":2,"colour":"red"}""", "UNKNOWN_ARGUMENT", "colour")]
    public async Task A_namespace_that_makes_no_sense_is_refused(string body, string code, string named)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Path, body);

        var problem = await Problem.ReadAsync(response, 400, code);
        Assert.Contains(named, problem.GetProperty("detail").GetString());
        Assert.Empty(server.Worlds.Creations);
    }

    [Theory]
    [InlineData("provisioned", WorldLifecycle.Provisioned)]
    [InlineData("disabled", WorldLifecycle.Disabled)]
    [InlineData("deleted", WorldLifecycle.Deleted)]
    public async Task A_lifecycle_is_changed_with_its_reason(string target, WorldLifecycle lifecycle)
    {
        await using var server = await FrontServer.StartAsync();

        var world = await server.PostAsync(
            Lifecycle, $$"""{"target_state":"{{target}}","reason":"because"}""", FrontServer.Steward).ReadJsonAsync();

        Assert.Equal(target, world.GetProperty("lifecycle").GetString());
        Assert.Equal(
            new ChangeCall(new WorldId(1), lifecycle, null, null, null, "because"), server.Worlds.Changes.Single());
    }

    [Theory]
    [InlineData(""" "write_mode":"read_only" """, WriteMode.ReadOnly, null, null)]
    [InlineData(""" "write_mode":"read_write","draining":false """, WriteMode.ReadWrite, false, null)]
    [InlineData(""" "draining":true,"frozen":true,"write_mode":null """, null, true, true)]
    public async Task Members_that_are_absent_leave_the_operational_state_as_it_is(
        string members, WriteMode? writeMode, bool? draining, bool? frozen)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(State, $$"""{"reason":"upkeep",{{members}}}""");

        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
        Assert.Equal(
            new ChangeCall(new WorldId(1), null, writeMode, draining, frozen, "upkeep"),
            server.Worlds.Changes.Single());
    }

    [Theory]
    [InlineData(Lifecycle, """{"target_state":"creating","reason":"r"}""", "MALFORMED_REQUEST")]
    [InlineData(Lifecycle, """{"target_state":"disabled"}""", "MALFORMED_REQUEST")]
    [InlineData(Lifecycle, """{"target_state":"disabled","reason":null}""", "MALFORMED_REQUEST")]
    [InlineData(Lifecycle, """{"target_state":"disabled","reason":"r","draining":true}""", "UNKNOWN_ARGUMENT")]
    [InlineData(State, """{"reason":"r"}""", "MALFORMED_REQUEST")]
    [InlineData(State, """{"frozen":true}""", "MALFORMED_REQUEST")]
    [InlineData(State, """{"frozen":"true","reason":"r"}""", "MALFORMED_REQUEST")]
    [InlineData(State, """{"write_mode":"none","reason":"r"}""", "MALFORMED_REQUEST")]
    [InlineData(State, """{"target_state":"disabled","reason":"r"}""", "UNKNOWN_ARGUMENT")]
    [InlineData(Path + "/x/lifecycle", """{"target_state":"disabled"}""", "MALFORMED_REQUEST")]
    [InlineData(Path + "/x/lifecycle", """{"target_state":"disabled","reason":"r"}""", "INVALID_ID")]
    public async Task A_change_that_makes_no_sense_is_refused_by_its_form_first(string path, string body, string code)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(path, body);

        await Problem.ReadAsync(response, 400, code);
        Assert.Empty(server.Worlds.Changes);
    }

    [Theory]
    [InlineData(FrontServer.Writer)]
    [InlineData(FrontServer.Reader)]
    public async Task Only_administrators_change_how_a_namespace_is_run(string token)
    {
        await using var server = await FrontServer.StartAsync();

        using var lifecycle = await server.PostAsync(Lifecycle, """{"target_state":"disabled","reason":"r"}""", token);
        using var state = await server.PostAsync(State, """{"frozen":true,"reason":"r"}""", token);
        using var creation = await server.PostAsync(Path, """{"namespace_id":2}""", FrontServer.Steward);

        await Problem.ReadAsync(lifecycle, 403, "FORBIDDEN");
        await Problem.ReadAsync(state, 403, "FORBIDDEN");
        await Problem.ReadAsync(creation, 403, "FORBIDDEN");
        Assert.Empty(server.Worlds.Changes);
    }

    [Fact]
    public async Task The_status_of_a_namespace_is_told_to_readers()
    {
        await using var server = await FrontServer.StartAsync();

        var status = await server.GetAsync(Path + "/1/status", FrontServer.Reader).ReadJsonAsync();

        Assert.Equal(7, status.GetProperty("head_world_seq").GetInt64());
        Assert.Equal(1, status.GetProperty("namespace").GetProperty("namespace_id").GetInt64());
        Assert.Equal(1_000_000, status.GetProperty("idempotency_keys_max").GetInt64());
    }
}
