using AssetCore.Containers;
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
        Assert.Equal((new WorldId(1), question, new WorldSeq(6)), server.Worlds.Queries.Single());
    }

    [Theory]
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
}
