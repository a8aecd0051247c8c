using AssetCore.Http.Tests.Fakes;
using AssetCore.Http.Tests.Silo.Refusals;

namespace AssetCore.Http.Tests.Silo;

/// <summary>The stream of a world, from its log to the reader.</summary>
public sealed class StreamOfWorldTests(SiloServer server) : IClassFixture<SiloServer>
{
    [Fact]
    public async Task A_stream_tells_every_commit_once_and_in_order_from_the_beginning_on()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(RefusalSetting.Operations);

        await using var stream = await OpenAsync(world, "?from_world_seq=0");
        var events = await stream.EventsAsync(2);
        for (var i = 0; i < 20; i++) await world.CommittedAsync(RefusalSetting.Harmless);
        events.AddRange(await stream.EventsAsync(20));

        var next = 1L;
        foreach (var (id, data) in events)
        {
            Assert.Equal(next, data.GetProperty("world_seq_start").GetInt64());
            Assert.Equal(id, data.GetProperty("world_seq_end").GetRawText());
            Assert.Equal(data.GetProperty("event_count").GetInt64(), data.GetProperty("events").GetArrayLength());
            next = data.GetProperty("world_seq_end").GetInt64() + 1;
        }
    }

    [Fact]
    public async Task A_reader_that_was_cut_off_goes_on_without_a_gap()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(RefusalSetting.Operations);
        string seen;
        await using (var cut = await OpenAsync(world, "?from_world_seq=1")) seen = (await cut.EventsAsync(2))[^1].Id;
        await world.CommittedAsync(RefusalSetting.Harmless);

        await using var resumed = await OpenAsync(world, "?limit=1", ("last-event-id", seen));

        Assert.Equal($"{long.Parse(seen) + 1}", (await resumed.RestAsync()).Single().EventId);
    }

    [Theory]
    [InlineData("disabled", "reader")]
    [InlineData("deleted", "admin")]
    public async Task A_stream_ends_when_its_namespace_is_gone_for_the_reader(string target, string token)
    {
        var world = await server.NewWorldAsync();
        await using var stream = await EventStream.OpenAsync(
            server.Client, $"/v1/read/namespaces/{world.Number}/stream", server.Token(token));

        using var gone = await world.PostAsync("lifecycle", $$"""{"target_state":"{{target}}","reason":"r"}""");

        Assert.True(gone.IsSuccessStatusCode, await gone.ReadTextAsync());
        await stream.LineAsync(": NAMESPACE_NOT_FOUND");
        Assert.Empty(await stream.RestAsync());
    }

    [Fact]
    public async Task A_sequence_inside_a_commit_begins_with_the_whole_commit()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(RefusalSetting.Operations);

        await using var stream = await OpenAsync(world, "?from_world_seq=5&limit=1");

        var id = (await stream.RestAsync()).Single().EventId;
        Assert.Equal($"{await world.HeadAsync()}", id);
    }

    private Task<EventStream> OpenAsync(
        TestWorld world, string query, params (string Name, string Value)[] headers) => EventStream.OpenAsync(
            server.Client, $"/v1/read/namespaces/{world.Number}/stream{query}", server.Token("reader"), headers);
}
