using System.Net;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client.Tests;

public sealed class ReadTests
{
    private static readonly ContainerId s_vault = new("vault~1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Routes => new()
    {
        { nameof(WorldQuery.Container), "containers/vault~1" },
        { nameof(WorldQuery.Containers), "containers?owner=7&kind=continuous_line_1d&cursor=a%2Fb&limit=5" },
        { nameof(WorldQuery.Contents), "containers/vault~1/contents?limit=5" },
        { nameof(WorldQuery.Balances), "containers/vault~1/balances?limit=5" },
        { nameof(WorldQuery.Slots), "containers/vault~1/slots?limit=5" },
        { nameof(WorldQuery.GridCells), "containers/vault~1/grid/cells?x=0&y=1&width=2&height=3&limit=5" },
        { nameof(WorldQuery.Classes), "classes?limit=5" },
        { nameof(WorldQuery.Class), "classes/gold" },
        { nameof(WorldQuery.ClassShapes), "classes/gold/shapes?limit=5" },
        { nameof(WorldQuery.Instance), "instances/3" },
        { nameof(WorldQuery.FreshnessOnly), "freshness" },
        { nameof(WorldQuery.Commits), "commits?from_world_seq=4&limit=5" },
        { "InContainer", "containers/vault~1/commits?from_world_seq=4&limit=5" },
        { nameof(WorldQuery.Overlaps), "containers/vault~1/overlaps?center_x=-5&span_length=7&limit=5" },
        {
            "OverlapsOfRectangle",
            "containers/vault~1/overlaps?center_x=-5&center_y=6&rect_width=7&rect_height=8&rotation_millideg=90000&cursor=next&limit=5"
        },
        { nameof(WorldQuery.GridFree), "containers/vault~1/grid/free?class_id=gold&key=0" },
        { nameof(WorldQuery.ClassExtents), "classes/gold/extents?cursor=c&limit=5" },
        { nameof(WorldQuery.ClassStats), "classes/gold/stats" },
        { nameof(WorldQuery.Children), "instances/3/children?limit=5" },
        { nameof(WorldQuery.Holds), "holds?container_id=vault~1&limit=5" },
        { nameof(WorldQuery.Hold), "holds/h~1" },
        { nameof(WorldQuery.Commit), "commits/0000000000000004000000000000000f" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_query_has_its_route(string query, string route)
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.ContainerNotFound)) { Head = null };
        using var client = new Client(server);
        var outcome = await client.World.QueryAsync(Query(query), Cancellation);
        Assert.Equal(ErrorCode.ContainerNotFound, outcome.Rejection!.Code);
        Assert.Equal(
            ("GET", "/base/v1/read/namespaces/1/" + route), (server.Requests[0].Method, server.Requests[0].Path));
    }

    [Fact]
    public async Task Reads_never_go_back_behind_what_a_commit_or_a_read_has_shown()
    {
        var shown = new ContainerView(new(s_vault, new ContainerKind.Slots(1), null, null, null));
        using var server = new ScriptedServer(
            ScriptedServer.Answer(HttpStatusCode.OK, Answers.Of(shown, 3)),
            Answers.Commit(9),
            ScriptedServer.Answer(HttpStatusCode.OK, Answers.Of(shown, 12)),
            ScriptedServer.Answer(HttpStatusCode.OK, Answers.Of(shown, 11)));
        using var client = new Client(server);
        await client.World.GetContainerAsync(s_vault, Cancellation);
        await client.World.CommitAsync(Commit.New().RemoveContainer("a"), Cancellation);
        await client.World.GetContainerAsync(s_vault, Cancellation);
        await client.World.GetContainerAsync(s_vault, Cancellation);
        Assert.Equal([null, null, "9", "12"], server.Requests.Select(request => request.MinWorldSeq));
        Assert.Equal(new WorldSeq(12), client.World.HighestSeen);
    }

    [Fact]
    public async Task A_read_that_is_not_yet_visible_is_repeated()
    {
        var shown = new ContainerView(new(s_vault, new ContainerKind.Slots(1), null, null, null));
        using var server = new ScriptedServer(
            Answers.Refuse(ErrorCode.NotYetVisible, 1),
            ScriptedServer.Answer(HttpStatusCode.OK, Answers.Of(shown, 3)));
        using var client = new Client(server);
        Assert.True((await client.World.GetContainerAsync(s_vault, Cancellation)).TryGet(out var answer, out _));
        Assert.Equal(shown.Item, answer.Item);
    }

    [Fact]
    public async Task A_read_of_what_lies_beyond_the_head_is_not_repeated()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.NotYetVisible));
        using var client = new Client(server);
        var outcome = await client.World.AsOf(new WorldSeq(500)).GetContainerAsync(s_vault, Cancellation);
        Assert.Equal(ErrorCode.NotYetVisible, outcome.Rejection?.Code);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_read_without_any_answer_throws()
    {
        using var server = new ScriptedServer(ScriptedServer.Lose()) { Head = null };
        using var client = new Client(server);
        await Assert.ThrowsAsync<AnswerLostException>(() => client.World.GetFreshnessAsync(Cancellation));
        Assert.Equal(client.Options.AttemptsMax, server.Requests.Count);
    }

    [Fact]
    public async Task A_refused_read_is_data_and_an_exception_only_on_demand()
    {
        using var server = new ScriptedServer(Answers.Refuse(ErrorCode.ClassNotFound));
        using var client = new Client(server);
        var outcome = await client.World.GetClassAsync(new("gold"), Cancellation);
        Assert.Equal(ErrorCode.ClassNotFound, outcome.Rejection!.Code);
        Assert.Equal(
            ErrorCode.ClassNotFound, Assert.Throws<ReadRefusedException>(() => outcome.OrThrow()).Rejection.Code);
    }

    private static WorldQuery Query(string name) => name switch
    {
        nameof(WorldQuery.Container) => new WorldQuery.Container(s_vault),
        nameof(WorldQuery.Containers) => new WorldQuery.Containers(7, ContainerType.Line, "a/b", 5),
        nameof(WorldQuery.Contents) => new WorldQuery.Contents(s_vault, null, 5),
        nameof(WorldQuery.Balances) => new WorldQuery.Balances(s_vault, null, 5),
        nameof(WorldQuery.Slots) => new WorldQuery.Slots(s_vault, null, 5),
        nameof(WorldQuery.GridCells) => new WorldQuery.GridCells(s_vault, new GridRegion(0, 1, 2, 3), null, 5),
        nameof(WorldQuery.Classes) => new WorldQuery.Classes(null, 5),
        nameof(WorldQuery.Class) => new WorldQuery.Class(new("gold")),
        nameof(WorldQuery.ClassShapes) => new WorldQuery.ClassShapes(new("gold"), null, 5),
        nameof(WorldQuery.Instance) => new WorldQuery.Instance(new(3)),
        nameof(WorldQuery.FreshnessOnly) => new WorldQuery.FreshnessOnly(),
        nameof(WorldQuery.Commits) => new WorldQuery.Commits(new(4), null, 5),
        "InContainer" => new WorldQuery.Commits(new(4), s_vault, 5),
        nameof(WorldQuery.Overlaps) => new WorldQuery.Overlaps(s_vault, new OverlapProbe.Span(-5, 7), null, 5),
        "OverlapsOfRectangle" =>
            new WorldQuery.Overlaps(s_vault, new OverlapProbe.Rectangle(-5, 6, 7, 8, 90_000), "next", 5),
        nameof(WorldQuery.GridFree) => new WorldQuery.GridFree(s_vault, new("gold"), 0),
        nameof(WorldQuery.ClassExtents) => new WorldQuery.ClassExtents(new("gold"), "c", 5),
        nameof(WorldQuery.ClassStats) => new WorldQuery.ClassStats(new("gold")),
        nameof(WorldQuery.Children) => new WorldQuery.Children(new(3), null, 5),
        nameof(WorldQuery.Holds) => new WorldQuery.Holds(s_vault, null, 5),
        nameof(WorldQuery.Hold) => new WorldQuery.Hold(new("h~1")),
        nameof(WorldQuery.Commit) => new WorldQuery.Commit(new CommitId(new(4), 15)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such query."),
    };
}
