using System.Net;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;

namespace AssetCore.Http.Tests.Contract;

public sealed class ForkTests
{
    private const string Fork = "/v1/write/namespaces/fork_from_snapshot";
    private const string Purge = "/v1/write/namespaces/2/purge";

    [Fact]
    public async Task A_fork_is_made_of_what_was_said()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Fork, """
            {"source_namespace_id":1,"at_world_seq":5,"namespace_id":2,"display_name":"Second","reason":"what if"}
            """);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/v1/write/namespaces/2", response.Headers.Location?.ToString());
        var lineage = (await response.ReadJsonAsync()).GetProperty("lineage");
        Assert.Equal(1, lineage.GetProperty("source_namespace_id").GetInt64());
        Assert.Equal(5, lineage.GetProperty("world_seq").GetInt64());
        Assert.Equal(
            new ForkCall(new WorldId(2), new WorldId(1), new WorldSeq(5), "Second", "what if"),
            server.Worlds.Forks.Single());
    }

    [Fact]
    public async Task A_fork_of_the_present_names_no_sequence()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(
            Fork, """{"source_namespace_id":1,"namespace_id":2,"reason":"what if"}""");

        Assert.Equal(
            new ForkCall(new WorldId(2), new WorldId(1), null, null, "what if"), server.Worlds.Forks.Single());
    }

    [Theory]
    [InlineData("""{"namespace_id":2,"reason":"r"}""", "MALFORMED_REQUEST", "source_namespace_id")]
    [InlineData("""{"source_namespace_id":1,"reason":"r"}""", "MALFORMED_REQUEST", "namespace_id")]
    [InlineData("""{"source_namespace_id":1,"namespace_id":2}""", "MALFORMED_REQUEST", "reason")]
    [InlineData("""{"source_namespace_id":0,"namespace_id":2,"reason":"r"}""", "INVALID_ID", "source_namespace_id")]
    [InlineData(
        """{"source_namespace_id":1,"namespace_id":2,"at_world_seq":0,"reason":"r"}""", "MALFORMED_REQUEST", "at_world_seq")]
    [InlineData(
        """{"source_namespace_id":1,"namespace_id":2,"at_world_seq":1e400,"reason":"r"}""",
        "MALFORMED_REQUEST",
        "at_world_seq")]
    [InlineData("""{"source_namespace_id":1,"namespace_id":2,"reason":"r","at":3}""", "UNKNOWN_ARGUMENT", "at")]
    public async Task A_fork_that_makes_no_sense_is_refused(string body, string code, string named)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Fork, body);

        var problem = await Problem.ReadAsync(response, 400, code);
        Assert.Contains(named, problem.GetProperty("detail").GetString());
        Assert.Empty(server.Worlds.Forks);
    }

    [Fact]
    public async Task A_purge_says_which_world_and_why()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.PostAsync(Purge, """{"reason":"the law"}""");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True((await response.ReadJsonAsync()).GetProperty("purged").GetBoolean());
        Assert.Equal(new PurgeCall(new WorldId(2), "the law"), server.Worlds.Purges.Single());
    }

    [Theory]
    [InlineData(FrontServer.Writer)]
    [InlineData(FrontServer.Reader)]
    public async Task Forks_and_purges_are_for_administrators_of_all_worlds(string caller)
    {
        await using var server = await FrontServer.StartAsync();

        using var fork = await server.PostAsync(
            Fork, """{"source_namespace_id":1,"namespace_id":2,"reason":"r"}""", caller);
        using var purge = await server.PostAsync(Purge, """{"reason":"r"}""", caller);

        Assert.Equal(HttpStatusCode.Forbidden, fork.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, purge.StatusCode);
        Assert.Empty(server.Worlds.Forks);
        Assert.Empty(server.Worlds.Purges);
    }
}
