using System.Text;
using System.Text.Json;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Silo;

/// <summary>The erasure of subjects over HTTP: what each answer shows before and after.</summary>
public sealed class SubjectErasureTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const string Operation = """{"op":"SetContainerOwner","args":{"container_id":"a","owner":1}}""";

    private const string Personal =
        ""","subject_id":"s-1","actor_id":"Ada","metadata":{"name":"Ada"},"origin":{"device":"Ada"},"idempotency_key":"k" """;

    [Fact]
    public async Task Every_answer_shows_what_is_sealed_until_it_is_erased()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(
            """{"op":"CreateContainer","args":{"external_id":"a","kind":{"type":"balance"}}}""");
        var open = await world.CommittedAsync(Operation);
        var receipt = await world.CommittedAsync(Operation, Personal);
        var id = receipt.GetProperty("commit_id").GetString()!;
        Assert.Equal("""{"name":"Ada"}""", receipt.GetProperty("metadata").GetRawText());
        Assert.False(receipt.TryGetProperty("erased", out _));
        foreach (var commit in await AnswersAsync(world, id, receipt))
        {
            Assert.Equal("Ada", commit.GetProperty("actor_id").GetString());
            Assert.Equal("""{"device":"Ada"}""", commit.GetProperty("origin").GetRawText());
            Assert.Equal("s-1", commit.GetProperty("subject_id").GetString());
            Assert.False(commit.GetProperty("erased").GetBoolean());
        }

        var before = await world.DumpAsync();
        var erased = await world.PostAsync("subjects/s-1/erase", """{"reason":"asked for"}""").ReadJsonAsync();
        var repeated = await world.PostAsync("subjects/s-1/erase", """{"reason":"again"}""").ReadJsonAsync();

        Assert.Equal(erased.GetProperty("world_seq").GetInt64(), repeated.GetProperty("world_seq").GetInt64());
        Assert.True(repeated.GetProperty("repeated").GetBoolean());
        foreach (var commit in await AnswersAsync(world, id, receipt))
        {
            Assert.Equal(JsonValueKind.Null, commit.GetProperty("actor_id").ValueKind);
            Assert.Equal(JsonValueKind.Null, commit.GetProperty("metadata").ValueKind);
            Assert.Equal(JsonValueKind.Null, commit.GetProperty("origin").ValueKind);
            Assert.Equal("s-1", commit.GetProperty("subject_id").GetString());
            Assert.True(commit.GetProperty("erased").GetBoolean());
        }

        var replay = await world.CommittedAsync(Operation, Personal);
        Assert.Equal(id, replay.GetProperty("commit_id").GetString());
        Assert.True(replay.GetProperty("idempotent_replay").GetBoolean());
        Assert.True(replay.GetProperty("erased").GetBoolean());
        Assert.Equal(JsonValueKind.Null, replay.GetProperty("metadata").ValueKind);
        Assert.Equal(before, await world.DumpAsync());
        await world.AuditAsync();

        // What is about nobody is shown as it always was.
        var other = await world.ReadAsync($"commits/{open.GetProperty("commit_id").GetString()}");
        Assert.False(other.TryGetProperty("subject_id", out _) || other.TryGetProperty("erased", out _));
    }

    // The three ways in which a commit is shown.
    private async Task<JsonElement[]> AnswersAsync(TestWorld world, string id, JsonElement receipt)
    {
        await world.HeadAsync();
        var start = receipt.GetProperty("world_seq_start").GetInt64();
        var page = await world.ReadAsync($"commits?from_world_seq={start}&limit=1");
        using var stream = await world.GetAsync($"stream?from_world_seq={start}&limit=1");
        var text = Encoding.UTF8.GetString(await stream.Content.ReadAsByteArrayAsync());
        var data = text.Split('\n').Single(static line => line.StartsWith("data:", StringComparison.Ordinal))[5..];
        return [await world.ReadAsync($"commits/{id}"), page.GetProperty("commits")[0], JsonElement.Parse(data)];
    }
}
