using System.Net;
using System.Text.Json;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Http.Tests.Silo.Refusals;

namespace AssetCore.Http.Tests.Silo;

/// <summary>The life of a namespace over HTTP.</summary>
public sealed class NamespaceLifeTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const string All = "/v1/write/namespaces";

    [Fact]
    public async Task A_namespace_that_is_read_only_refuses_commits_replays_old_ones_and_is_read_as_ever()
    {
        var world = await MadeAsync();
        var first = await world.CommittedAsync(RefusalSetting.Harmless, ""","idempotency_key":"k" """);

        var changed = await ChangeAsync(world, "operational_state", """{"write_mode":"read_only","reason":"upkeep"}""");
        using var refused = await world.CommitAsync(RefusalSetting.Harmless);
        var replayed = await world.CommittedAsync(RefusalSetting.Harmless, ""","idempotency_key":"k" """);
        using var read = await world.GetAsync("containers");

        Assert.Equal("read_only", changed.GetProperty("operational_state").GetProperty("write_mode").GetString());
        await Problem.ReadAsync(refused, 409, "WORLD_READ_ONLY");
        Assert.Equal(first.GetProperty("commit_id").GetString(), replayed.GetProperty("commit_id").GetString());
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task A_change_leaves_what_it_does_not_name_and_stands_in_the_history_with_its_reason()
    {
        var world = await MadeAsync();

        await ChangeAsync(world, "operational_state", """{"draining":true,"reason":"first"}""");
        var changed = await ChangeAsync(world, "operational_state", """{"frozen":true,"reason":"second"}""");
        var status = await server.GetAsync($"{All}/{world.Number}/status").ReadJsonAsync();
        var history = await world.ReadAsync("commits");

        var state = changed.GetProperty("operational_state");
        Assert.True(state.GetProperty("draining").GetBoolean());
        Assert.True(state.GetProperty("frozen").GetBoolean());
        Assert.Equal("second", status.GetProperty("reason").GetString());
        Assert.Equal(await world.HeadAsync(), status.GetProperty("head_world_seq").GetInt64());
        var last = history.GetProperty("commits").EnumerateArray().Last();
        Assert.Equal("world", last.GetProperty("origin").GetProperty("source").GetString());
    }

    [Fact]
    public async Task A_disabled_namespace_is_there_for_administrators_only_and_comes_back()
    {
        var world = await MadeAsync();
        var item = $"{All}/{world.Number}";
        var read = $"/v1/read/namespaces/{world.Number}/containers";

        await ChangeAsync(world, "lifecycle", """{"target_state":"disabled","reason":"unpaid"}""");
        foreach (var path in new[] { item, item + "/status", read })
        {
            using var seen = await server.GetAsync(path);
            using var hidden = await server.SendAsync(HttpMethod.Get, path, "reader");
            Assert.True(seen.IsSuccessStatusCode, await seen.ReadTextAsync());
            await Problem.ReadAsync(hidden, 404, "NAMESPACE_NOT_FOUND");
        }

        Assert.Contains(world.Number, await ListedAsync("?lifecycle=disabled&limit=200", "admin"));
        Assert.DoesNotContain(world.Number, await ListedAsync("?limit=200", "reader"));
        await ChangeAsync(world, "lifecycle", """{"target_state":"provisioned","reason":"paid"}""");
        Assert.Contains(world.Number, await ListedAsync("?limit=200", "reader"));
        await world.CommittedAsync(RefusalSetting.Harmless);
    }

    [Fact]
    public async Task A_deleted_namespace_is_gone_for_good_and_stays_on_record()
    {
        var world = await MadeAsync();
        await ChangeAsync(world, "lifecycle", """{"target_state":"deleted","reason":"over"}""");

        using var item = await server.GetAsync($"{All}/{world.Number}");
        using var status = await server.GetAsync($"{All}/{world.Number}/status");
        using var read = await world.GetAsync("containers");
        using var stream = await world.GetAsync("stream");
        using var commit = await world.CommitAsync(RefusalSetting.Harmless);
        using var back = await world.PostAsync("lifecycle", """{"target_state":"provisioned","reason":"please"}""");
        using var again = await server.PostAsync(All, $$"""{"namespace_id":{{world.Number}}}""");

        foreach (var gone in new[] { item, status, read, stream, commit, back })
            await Problem.ReadAsync(gone, 404, "NAMESPACE_NOT_FOUND");
        await Problem.ReadAsync(again, 409, "NAMESPACE_ALREADY_EXISTS");
        Assert.DoesNotContain(world.Number, await ListedAsync("?limit=200", "admin"));
        Assert.Contains(world.Number, await ListedAsync("?limit=200&include_deleted=true", "admin"));
        Assert.DoesNotContain(world.Number, await ListedAsync("?limit=200&lifecycle=deleted", "admin"));
        Assert.Contains(
            world.Number, await ListedAsync("?limit=200&lifecycle=deleted&include_deleted=true", "admin"));
    }

    [Fact]
    public async Task The_feed_tells_each_change_once_and_in_order()
    {
        var world = await MadeAsync();
        await ChangeAsync(world, "operational_state", """{"frozen":true,"reason":"one"}""");
        await ChangeAsync(world, "operational_state", """{"frozen":true,"reason":"again"}""");
        await ChangeAsync(world, "lifecycle", """{"target_state":"disabled","reason":"two"}""");

        var reasons = new List<string>();
        for (var (next, hasMore) = (0L, true); hasMore;)
        {
            var page = await server.GetAsync($"{All}/changes?from_seq={next}&limit=3").ReadJsonAsync();
            reasons.AddRange(page.GetProperty("changes").EnumerateArray()
                .Where(change => Number(change.GetProperty("namespace")) == world.Number)
                .Select(change => change.GetProperty("reason").GetString()!));
            (next, hasMore) = (page.GetProperty("next_seq").GetInt64(), page.GetProperty("has_more").GetBoolean());
        }

        Assert.Equal(["one", "two"], reasons.Where(reason => reason != "a test"));
    }

    private static long Number(JsonElement item) => item.GetProperty("namespace_id").GetInt64();

    private async Task<TestWorld> MadeAsync()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(RefusalSetting.Operations);
        return world;
    }

    private static Task<JsonElement> ChangeAsync(TestWorld world, string route, string body) =>
        world.PostAsync(route, body).ReadJsonAsync();

    private async Task<List<long>> ListedAsync(string query, string token)
    {
        using var response = await server.SendAsync(HttpMethod.Get, All + query, token);
        var page = await response.ReadJsonAsync();
        return [.. page.GetProperty("namespaces").EnumerateArray().Select(Number)];
    }
}
