using AssetCore.Containers;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Tests.Contract;

public sealed class ReadTests
{
    private const string World = "/v1/read/namespaces/1/";

    public static TheoryData<string, WorldQuery> Questions => new()
    {
        { "containers", new WorldQuery.Containers(null, null, null, 20) },
        {
            "containers?owner=4294967295&kind=grid&cursor=c&limit=200",
            new WorldQuery.Containers(uint.MaxValue, ContainerType.Grid, "c", 200)
        },
        { "containers?kind=continuous_grid_2d", new WorldQuery.Containers(null, ContainerType.Plane, null, 20) },
        { "containers/vault-001", new WorldQuery.Container(new ContainerId("vault-001")) },
        { "containers/a~b/contents?limit=1", new WorldQuery.Contents(new ContainerId("a~b"), null, 1) },
        { "containers/a/balances?cursor=x", new WorldQuery.Balances(new ContainerId("a"), "x", 20) },
        { "containers/a/slots", new WorldQuery.Slots(new ContainerId("a"), null, 20) },
        { "containers/a/grid/cells", new WorldQuery.GridCells(new ContainerId("a"), null, null, 20) },
        {
            "containers/a/grid/cells?x=0&y=1&width=2&height=3",
            new WorldQuery.GridCells(new ContainerId("a"), new GridRegion(0, 1, 2, 3), null, 20)
        },
        { "containers/a/commits?from_world_seq=5", new WorldQuery.Commits(new WorldSeq(5), new ContainerId("a"), 10) },
        { "classes", new WorldQuery.Classes(null, 20) },
        { "classes/gold", new WorldQuery.Class(new ClassId("gold")) },
        { "classes/gold/shapes", new WorldQuery.ClassShapes(new ClassId("gold"), null, 20) },
        { "classes/gold/extents?limit=7", new WorldQuery.ClassExtents(new ClassId("gold"), null, 7) },
        { "classes/gold/stats", new WorldQuery.ClassStats(new ClassId("gold")) },
        { "instances/3/children?cursor=c", new WorldQuery.Children(new InstanceId(3), "c", 20) },
        { "holds", new WorldQuery.Holds(null, null, 20) },
        { "holds?container_id=vault-001&limit=3", new WorldQuery.Holds(new ContainerId("vault-001"), null, 3) },
        { "holds/h~1", new WorldQuery.Hold(new HoldId("h~1")) },
        { "owners/0/containers", new WorldQuery.Containers(0, null, null, 20) },
        {
            "owners/4294967295/containers?kind=slots&cursor=c&limit=2",
            new WorldQuery.Containers(uint.MaxValue, ContainerType.Slots, "c", 2)
        },
        { "containers/g/grid/free?class_id=gold", new WorldQuery.GridFree(new("g"), new("gold"), null) },
        { "containers/g/grid/free?class_id=gold&key=0", new WorldQuery.GridFree(new("g"), new("gold"), 0) },
        {
            "containers/l/overlaps?center_x=-5&span_length=10&limit=1",
            new WorldQuery.Overlaps(new("l"), new OverlapProbe.Span(-5, 10), null, 1)
        },
        {
            "containers/p/overlaps?center_x=1&center_y=-9223372036854775808&rect_width=2&rect_height=9007199254740992",
            new WorldQuery.Overlaps(
                new("p"), new OverlapProbe.Rectangle(1, long.MinValue, 2, 9_007_199_254_740_992, 0), null, 20)
        },
        {
            "containers/p/overlaps?center_x=1&center_y=2&rect_width=3&rect_height=4&rotation_millideg=359999",
            new WorldQuery.Overlaps(new("p"), new OverlapProbe.Rectangle(1, 2, 3, 4, 359_999), null, 20)
        },
        { "instances/3", new WorldQuery.Instance(new InstanceId(3)) },
        { "commits", new WorldQuery.Commits(WorldSeq.None, null, 10) },
        { "commits?limit=100", new WorldQuery.Commits(WorldSeq.None, null, 100) },
        { "commits/0000000000000005000000000000abcd", new WorldQuery.Commit(new CommitId(new WorldSeq(5), 0xABCD)) },
        { "freshness", new WorldQuery.FreshnessOnly() },
    };

    [Theory]
    [MemberData(nameof(Questions), DisableDiscoveryEnumeration = true)]
    public async Task A_route_asks_its_question(string path, WorldQuery question)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(
            World + path, FrontServer.Reader, ("x-assetcore-min-world-seq", "6"));

        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
        Assert.Equal((new WorldId(1), new QueryCall(question, new WorldSeq(6))), server.Worlds.Queries.Single());
    }

    [Theory]
    [MemberData(nameof(Questions), DisableDiscoveryEnumeration = true)]
    public async Task Every_question_can_be_asked_of_the_past(string path, WorldQuery question)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(
            World + path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "as_of_world_seq=6",
            FrontServer.Reader);

        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
        Assert.Equal(
            (new WorldId(1), new QueryCall(question, null, AsOf: new WorldSeq(6))), server.Worlds.Queries.Single());
    }

    [Theory]
    [InlineData("containers?as_of_world_seq=0", "MALFORMED_REQUEST", "as_of_world_seq")]
    [InlineData("commits?as_of_world_seq=now", "MALFORMED_REQUEST", "now")]
    [InlineData("freshness?as_of_world_seq=9223372036854775807", "MALFORMED_REQUEST", "as_of_world_seq")]
    [InlineData("stream?as_of_world_seq=1", "UNKNOWN_ARGUMENT", "as_of_world_seq")]
    [InlineData("containers?limit=0", "MALFORMED_REQUEST", "limit")]
    [InlineData("containers?limit=201", "MALFORMED_REQUEST", "201")]
    [InlineData("containers?limit=ten", "MALFORMED_REQUEST", "ten")]
    [InlineData("containers?limit=", "MALFORMED_REQUEST", "limit")]
    [InlineData("containers?limit=1&limit=2", "MALFORMED_REQUEST", "limit")]
    [InlineData("containers?owner=-1", "MALFORMED_REQUEST", "owner")]
    [InlineData("containers?owner=4294967296", "MALFORMED_REQUEST", "owner")]
    [InlineData("containers?kind=box", "MALFORMED_REQUEST", "box")]
    [InlineData("containers?cursor=", "MALFORMED_REQUEST", "cursor")]
    [InlineData("containers?colour=red", "UNKNOWN_ARGUMENT", "colour")]
    [InlineData("containers?Limit=5", "UNKNOWN_ARGUMENT", "Limit")]
    [InlineData("freshness?limit=5", "UNKNOWN_ARGUMENT", "limit")]
    [InlineData("commits?limit=101", "MALFORMED_REQUEST", "101")]
    [InlineData("commits?from_world_seq=-1", "MALFORMED_REQUEST", "from_world_seq")]
    [InlineData("containers/a/grid/cells?x=0", "MALFORMED_REQUEST", "region")]
    [InlineData("containers/a/grid/cells?x=0&y=0&width=0&height=1", "MALFORMED_REQUEST", "width")]
    [InlineData("containers/a/grid/cells?x=-1&y=0&width=1&height=1", "MALFORMED_REQUEST", "x")]
    [InlineData("containers/a%20b", "INVALID_ID", "a b")]
    [InlineData("containers/a%2Fb", "INVALID_ID", "a%2Fb")]
    [InlineData("containers/a/grid/cells?x=0&y=0&height=1", "MALFORMED_REQUEST", "width")]
    [InlineData("containers/a/grid/free", "MALFORMED_REQUEST", "class_id")]
    [InlineData("containers/a/grid/free?class_id=", "INVALID_ID", "class_id")]
    [InlineData("containers/a/grid/free?class_id=a%20b", "INVALID_ID", "a b")]
    [InlineData("containers/a/grid/free?class_id=gold&key=-1", "MALFORMED_REQUEST", "key")]
    [InlineData("containers/a/overlaps", "MALFORMED_REQUEST", "center_x")]
    [InlineData("containers/a/overlaps?center_x=1", "MALFORMED_REQUEST", "span_length")]
    [InlineData("containers/a/overlaps?span_length=1", "MALFORMED_REQUEST", "center_x")]
    [InlineData("containers/a/overlaps?center_x=1&span_length=0", "MALFORMED_REQUEST", "span_length")]
    [InlineData("containers/a/overlaps?center_x=1&span_length=2&center_y=3", "MALFORMED_REQUEST", "span_length")]
    [InlineData("containers/a/overlaps?center_x=1&center_y=3", "MALFORMED_REQUEST", "rect_width")]
    [InlineData("containers/a/overlaps?center_x=1&center_y=3&rect_width=2", "MALFORMED_REQUEST", "rect_height")]
    [InlineData("containers/a/overlaps?center_x=1&rotation_millideg=1", "MALFORMED_REQUEST", "center_y")]
    [InlineData("containers/a/overlaps?center_x=9223372036854775808", "MALFORMED_REQUEST", "center_x")]
    [InlineData(
        "containers/a/overlaps?center_x=1&center_y=3&rect_width=2&rect_height=1&rotation_millideg=360000",
        "MALFORMED_REQUEST", "rotation_millideg")]
    [InlineData("holds?container_id=a%00", "INVALID_ID", "container_id")]
    [InlineData("holds/a%20b", "INVALID_ID", "hold id")]
    [InlineData("owners/-1/containers", "INVALID_ID", "owner")]
    [InlineData("owners/4294967296/containers", "INVALID_ID", "4294967296")]
    [InlineData("owners/1/containers?owner=1", "UNKNOWN_ARGUMENT", "owner")]
    [InlineData("classes/gold/stats?limit=1", "UNKNOWN_ARGUMENT", "limit")]
    [InlineData("stream?limit=10001", "MALFORMED_REQUEST", "10001")]
    [InlineData("stream?from_world_seq=-1", "MALFORMED_REQUEST", "from_world_seq")]
    [InlineData("stream?cursor=a", "UNKNOWN_ARGUMENT", "cursor")]
    [InlineData("instances/9223372036854775808/children", "INVALID_ID", "9223372036854775808")]
    [InlineData("instances/0", "INVALID_ID", "inst_id")]
    [InlineData("instances/one", "INVALID_ID", "one")]
    [InlineData("commits/abc", "INVALID_ID", "commit_id")]
    public async Task A_question_that_makes_no_sense_is_refused_and_named(string path, string code, string named)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(World + path);

        var problem = await Problem.ReadAsync(response, 400, code);
        Assert.Contains(named, problem.GetProperty("detail").GetString());
        Assert.Empty(server.Worlds.Queries);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task A_least_sequence_that_is_no_number_is_refused(string value)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(
            World + "freshness", FrontServer.Admin, ("x-assetcore-min-world-seq", value));

        var problem = await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
        Assert.Contains("x-assetcore-min-world-seq", problem.GetProperty("detail").GetString());
    }

    [Theory]
    [InlineData("/v1/read/namespaces/0/containers", 404, "NAMESPACE_NOT_FOUND")]
    [InlineData("/v1/read/namespaces/one/containers", 400, "INVALID_ID")]
    [InlineData("/v1/write/namespaces/0", 404, "NAMESPACE_NOT_FOUND")]
    [InlineData("/v1/write/namespaces/one", 400, "INVALID_ID")]
    public async Task A_namespace_that_cannot_be_is_refused(string path, int status, string code)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(path);

        await Problem.ReadAsync(response, status, code);
    }

    [Theory]
    [InlineData("containers/%2E", ".")]
    [InlineData("containers/%2e%2E", "..")]
    [InlineData("containers/%252E", ".")]
    [InlineData("containers/%252e%252E", "..")]
    public async Task A_container_called_by_dots_is_reached(string path, string id)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetExactlyAsync(World + path);

        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
        var query = Assert.IsType<WorldQuery.Container>(server.Worlds.Queries.Single().Call.Query);
        Assert.Equal(id, query.Id.Value);
    }

    [Theory]
    [InlineData("classes/%2E%2E/shapes?limit=3")]
    [InlineData("classes/.%2E/shapes?limit=3")]
    [InlineData("classes/%252E%252E/shapes?limit=3")]
    public async Task Encoded_dots_are_no_steps_in_a_path(string path)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetExactlyAsync(World + path);

        var query = Assert.IsType<WorldQuery.ClassShapes>(server.Worlds.Queries.Single().Call.Query);
        Assert.Equal(("..", 3), (query.Id.Value, query.Limit));
    }

    [Fact]
    public async Task Dots_that_are_not_encoded_are_steps_as_everywhere()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetExactlyAsync(World + "containers/a/../../classes/gold");

        Assert.IsType<WorldQuery.Class>(server.Worlds.Queries.Single().Call.Query);
    }

    [Theory]
    [InlineData(FrontServer.Admin, true)]
    [InlineData(FrontServer.Reader, false)]
    [InlineData(FrontServer.Writer, false)]
    public async Task Only_administrators_see_disabled_namespaces(string token, bool sees)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(World + "containers", token);

        Assert.Equal(sees, server.Worlds.Queries.Single().Call.SeesDisabled);
    }
}
