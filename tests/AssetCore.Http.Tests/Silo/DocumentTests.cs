using System.Text.Json;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Http.Tests.Silo.Refusals;

namespace AssetCore.Http.Tests.Silo;

/// <summary>What the OpenAPI document says of answers is true of what a silo answers.</summary>
public sealed class DocumentTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const string Read = "/v1/read/namespaces/{namespace_id}/";

    /// <summary>A request for each route that reads, by the path in the document and by what to ask.</summary>
    public static TheoryData<string, string> Reads => new()
    {
        { Read + "containers", "containers?limit=200" },
        { Read + "containers/{container_id}", "containers/b" },
        { Read + "containers/{container_id}/contents", "containers/a/contents" },
        { Read + "containers/{container_id}/contents", "containers/slots/contents" },
        { Read + "containers/{container_id}/contents", "containers/grid/contents" },
        { Read + "containers/{container_id}/contents", "containers/line/contents" },
        { Read + "containers/{container_id}/contents", "containers/plane/contents" },
        { Read + "containers/{container_id}/balances", "containers/a/balances" },
        { Read + "containers/{container_id}/slots", "containers/slots/slots" },
        { Read + "containers/{container_id}/grid/cells", "containers/grid/grid/cells?x=0&y=0&width=2&height=2" },
        { Read + "containers/{container_id}/grid/free", "containers/grid/grid/free?class_id=gold" },
        { Read + "containers/{container_id}/overlaps", "containers/line/overlaps?center_x=50&span_length=2" },
        {
            Read + "containers/{container_id}/overlaps",
            "containers/plane/overlaps?center_x=50&center_y=50&rect_width=2&rect_height=2"
        },
        { Read + "containers/{container_id}/commits", "containers/a/commits" },
        { Read + "owners/{owner}/containers", "owners/7/containers" },
        { Read + "classes", "classes" },
        { Read + "classes/{class_id}", "classes/gold" },
        { Read + "classes/{class_id}/shapes", "classes/gold/shapes" },
        { Read + "classes/{class_id}/extents", "classes/table/extents" },
        { Read + "classes/{class_id}/stats", "classes/gold/stats" },
        { Read + "instances/{inst_id}", "instances/6" },
        { Read + "instances/{inst_id}/children", "instances/3/children" },
        { Read + "holds", "holds?container_id=a" },
        { Read + "holds/{hold_id}", "holds/h" },
        { Read + "commits", "commits?limit=2" },
        { Read + "freshness", "freshness" },
    };

    [Theory]
    [MemberData(nameof(Reads))]
    public async Task An_answer_is_what_the_document_says(string route, string path)
    {
        var world = await MadeAsync();

        var answer = await world.ReadAsync(path);

        await AssertFitsAsync(route, "get", "200", answer);
    }

    [Fact]
    public async Task A_receipt_a_preflight_and_a_commit_are_what_the_document_says()
    {
        const string Write = "/v1/write/namespaces/{namespace_id}/";
        var world = await MadeAsync();
        var body = $$$"""{"operations":[{{{RefusalSetting.Harmless}}}],"metadata":{"a":1}}""";

        var preflight = await world.PostAsync("commit/preflight", body).ReadJsonAsync();
        var receipt = await world.PostAsync("commit", body).ReadJsonAsync();
        var many = await world.PostAsync("commits", $$"""[{{body}},{"operations":7}]""").ReadJsonAsync();
        var commit = await world.ReadAsync($"commits/{receipt.GetProperty("commit_id").GetString()}");

        await AssertFitsAsync(Write + "commit/preflight", "post", "200", preflight);
        await AssertFitsAsync(Write + "commit", "post", "200", receipt);
        await AssertFitsAsync(Write + "commits", "post", "200", many);
        await AssertFitsAsync(Read + "commits/{commit_id}", "get", "200", commit);
    }

    [Fact]
    public async Task What_is_told_of_namespaces_is_what_the_document_says()
    {
        const string All = "/v1/write/namespaces";
        const string One = All + "/{namespace_id}";
        var world = await MadeAsync();
        var there = $"{All}/{world.Number}";

        await AssertFitsAsync(All, "get", "200", await server.GetAsync(All).ReadJsonAsync());
        await AssertFitsAsync(One, "get", "200", await server.GetAsync(there).ReadJsonAsync());
        await AssertFitsAsync(One + "/status", "get", "200", await server.GetAsync(there + "/status").ReadJsonAsync());
        await AssertFitsAsync(All + "/changes", "get", "200", await server.GetAsync(All + "/changes").ReadJsonAsync());
        await AssertFitsAsync(One + "/operational_state", "post", "200", await world.PostAsync(
            "operational_state", """{"draining":false,"reason":"r"}""").ReadJsonAsync());
    }

    [Theory]
    [InlineData("/v1/operations")]
    [InlineData("/v1/write/auth/whoami")]
    [InlineData("/v1/write/auth/permissions")]
    [InlineData("/v1/write/livez")]
    [InlineData("/readyz")]
    public async Task What_is_told_of_the_server_is_what_the_document_says(string path) =>
        await AssertFitsAsync(path, "get", "200", await server.GetAsync(path).ReadJsonAsync());

    [Fact]
    public async Task An_event_of_a_stream_is_what_the_document_says()
    {
        var world = await MadeAsync();
        await using var stream = await EventStream.OpenAsync(
            server.Client, $"/v1/read/namespaces/{world.Number}/stream?from_world_seq=1", server.Token("reader"));

        foreach (var (_, data) in await stream.EventsAsync(2))
            await AssertFitsAsync(Read + "stream", "get", "200", data);
    }

    [Fact]
    public async Task A_problem_is_what_the_document_says()
    {
        var world = await MadeAsync();

        using var response = await world.CommitAsync(RefusalSetting.Transfer("a", "b", "20"));

        var problem = await Problem.ReadAsync(response, 422, "INSUFFICIENT_BALANCE");
        await AssertFitsAsync("/v1/write/namespaces/{namespace_id}/commit", "post", "422", problem);
    }

    private async Task<TestWorld> MadeAsync()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(RefusalSetting.Operations);
        await world.CommittedAsync("""
            {"op":"CreateContainer","args":{"external_id":"owned","kind":{"type":"grid","capacity":4},"owner":7,
                "display_name":"Owned"}},
            {"op":"RegisterClassShape","args":{"request":{
                "class_id":"gold","stack_key":2,"shape":{"width":1,"height":1}}}}
            """);
        return world;
    }

    private async Task AssertFitsAsync(string route, string method, string status, JsonElement value)
    {
        var document = await server.GetAsync("/openapi/v1.json").ReadJsonAsync();
        var answer = document.GetProperty("paths").GetProperty(route).GetProperty(method)
            .GetProperty("responses").GetProperty(status).GetProperty("content").EnumerateObject().Single();

        var fault = new SchemaChecker(document).FindFault(value, answer.Value.GetProperty("schema"));

        Assert.True(fault is null, $"{fault}\n{value.GetRawText()}");
    }
}
