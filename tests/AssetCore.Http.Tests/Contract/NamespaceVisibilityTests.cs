using System.Text.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Http.Tests.Contract;

public sealed class NamespaceVisibilityTests
{
    private const string Path = "/v1/write/namespaces";

    public static TheoryData<WorldLifecycle, int, int> Stages => new()
    {
        { WorldLifecycle.Provisioned, 200, 200 },
        { WorldLifecycle.Disabled, 200, 404 },
        { WorldLifecycle.Deleted, 404, 404 },
        { WorldLifecycle.Creating, 404, 404 },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public async Task A_namespace_is_shown_by_its_stage_and_to_whom(WorldLifecycle stage, int admin, int reader)
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.Worlds[0] = RecordingGateway.World(1, stage);

        foreach (var (token, status) in new[] { (FrontServer.Admin, admin), (FrontServer.Reader, reader) })
        {
            using var item = await server.GetAsync(Path + "/1", token);
            using var state = await server.GetAsync(Path + "/1/status", token);

            Assert.Equal((status, status), ((int)item.StatusCode, (int)state.StatusCode));
        }
    }

    [Fact]
    public async Task What_a_list_is_filtered_by_reaches_the_index()
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync(
            Path + "?lifecycle=disabled&write_mode=read_only&include_deleted=true&cursor=0&limit=7");

        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
        Assert.Equal(
            new WorldListCall(null, WorldLifecycle.Disabled, WriteMode.ReadOnly, true, "0", 7),
            server.Worlds.Lists.Single());
    }

    [Theory]
    [InlineData("lifecycle=creating", "lifecycle")]
    [InlineData("write_mode=none", "write_mode")]
    [InlineData("include_deleted=yes", "include_deleted")]
    [InlineData("limit=0", "limit")]
    public async Task A_filter_that_makes_no_sense_is_refused(string query, string named)
    {
        await using var server = await FrontServer.StartAsync();

        using var response = await server.GetAsync($"{Path}?{query}");

        var problem = await Problem.ReadAsync(response, 400, "MALFORMED_REQUEST");
        Assert.Contains(named, problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Visibility_is_judged_while_paging_so_pages_are_full()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.Worlds.Clear();
        for (var number = 1; number <= 12; number++)
        {
            var stage = number % 3 == 0 ? WorldLifecycle.Provisioned : WorldLifecycle.Disabled;
            server.Worlds.Worlds.Add(RecordingGateway.World(number, stage));
        }

        var first = await server.GetAsync(Path + "?limit=3", FrontServer.Reader).ReadJsonAsync();
        var cursor = first.GetProperty("next_cursor").GetString();
        var second = await server.GetAsync($"{Path}?limit=3&cursor={cursor}", FrontServer.Reader).ReadJsonAsync();

        Assert.Equal([3, 6, 9], Numbers(first));
        Assert.True(first.GetProperty("has_more").GetBoolean());
        Assert.Equal([12], Numbers(second));
        Assert.False(second.GetProperty("has_more").GetBoolean());
    }

    [Fact]
    public async Task A_page_asks_the_index_a_bounded_number_of_times()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.Worlds.Clear();
        for (var number = 1; number <= 100; number++)
            server.Worlds.Worlds.Add(RecordingGateway.World(number, WorldLifecycle.Disabled));

        var page = await server.GetAsync(Path + "?limit=1", FrontServer.Reader).ReadJsonAsync();

        Assert.Equal(16, server.Worlds.Lists.Count);
        Assert.Empty(Numbers(page));
        Assert.True(page.GetProperty("has_more").GetBoolean());
        Assert.Equal("16", page.GetProperty("next_cursor").GetString());
    }

    [Fact]
    public async Task The_feed_tells_administrators_everything_and_others_what_they_may_see()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.Feed.AddRange(
        [
            Change(2, WorldLifecycle.Creating), Change(3, WorldLifecycle.Provisioned),
            Change(4, WorldLifecycle.Disabled), Change(5, WorldLifecycle.Deleted),
        ]);

        var admin = await server.GetAsync(Path + "/changes?from_seq=3&limit=2").ReadJsonAsync();
        var reader = await server.GetAsync(Path + "/changes", FrontServer.Reader).ReadJsonAsync();
        using var writer = await server.GetAsync(Path + "/changes", "plain-writer-token");

        Assert.Equal(["provisioned", "disabled"], Lifecycles(admin));
        Assert.Equal(5, admin.GetProperty("next_seq").GetInt64());
        Assert.True(admin.GetProperty("has_more").GetBoolean());
        Assert.Equal("because", admin.GetProperty("changes")[0].GetProperty("reason").GetString());
        Assert.Equal(["provisioned", "deleted"], Lifecycles(reader));
        Assert.Equal(6, reader.GetProperty("next_seq").GetInt64());
        await Problem.ReadAsync(writer, 403, "FORBIDDEN");
    }

    private static WorldChange Change(long seq, WorldLifecycle stage) =>
        new(new WorldSeq(seq), 1_700_000_000_000, RecordingGateway.World(1, stage), "because");

    private static IEnumerable<long> Numbers(JsonElement page) =>
        page.GetProperty("namespaces").EnumerateArray().Select(world => world.GetProperty("namespace_id").GetInt64());

    private static IEnumerable<string?> Lifecycles(JsonElement page) => page.GetProperty("changes").EnumerateArray()
        .Select(change => change.GetProperty("namespace").GetProperty("lifecycle").GetString());
}
