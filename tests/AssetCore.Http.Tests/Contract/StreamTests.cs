using AssetCore.Errors;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Ids;
using Microsoft.Extensions.Options;

namespace AssetCore.Http.Tests.Contract;

public sealed class StreamTests
{
    private const string Path = "/v1/read/namespaces/1/stream";

    private readonly ScriptedLog _log = new();

    [Theory]
    [InlineData("?from_world_seq=0&limit=2", null, 1)]
    [InlineData("?from_world_seq=1&limit=2", null, 1)]
    [InlineData("?from_world_seq=4&limit=2", null, 4)]
    [InlineData("?limit=2", "6", 7)]
    [InlineData("?limit=2&from_world_seq=4", "0", 1)]
    [InlineData("?limit=2&from_world_seq=4", "8", 9)]
    public async Task A_stream_begins_where_it_is_told_and_ends_at_its_limit(string query, string? lastSeen, long first)
    {
        await using var server = await StartAsync();
        _log.Add(10);
        (string, string)[] headers = lastSeen is null ? [] : [("last-event-id", lastSeen)];

        await using var stream = await OpenAsync(server, query, headers);

        var events = await stream.RestAsync();
        Assert.Equal([$"{first}", $"{first + 1}"], events.Select(item => item.EventId));
        Assert.All(events, item => Assert.Equal("commit", item.EventType));
    }

    [Fact]
    public async Task Without_a_beginning_a_stream_tells_what_happens_from_now_on()
    {
        await using var server = await StartAsync();
        _log.Add(10);

        await using var stream = await OpenAsync(server, "?limit=1");
        _log.Add(1);

        Assert.Equal("11", (await stream.RestAsync()).Single().EventId);
    }

    [Fact]
    public async Task An_event_is_a_commit_with_its_events_on_one_line()
    {
        await using var server = await StartAsync();
        _log.Add(1, "{\n  \"a\":\r\n [1,\r2]\n}");

        await using var stream = await OpenAsync(server, "?from_world_seq=1");

        var (id, data) = (await stream.EventsAsync(1)).Single();
        Assert.Equal("1", id);
        Assert.Equal(1, data.GetProperty("world_seq_end").GetInt64());
        Assert.Equal(2, data.GetProperty("metadata").GetProperty("a").GetArrayLength());
        Assert.Equal(1, data.GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task A_stream_goes_on_page_after_page_without_gaps()
    {
        await using var server = await StartAsync();
        _log.Add(250);

        await using var stream = await OpenAsync(server, "?from_world_seq=1&limit=251");
        var events = await stream.EventsAsync(250);
        _log.Add(5);
        events.AddRange(await stream.EventsAsync(1));

        Assert.Equal(Enumerable.Range(1, 251).Select(seq => $"{seq}"), events.Select(item => item.Id));
        Assert.Empty(await stream.RestAsync());
        Assert.Equal([(1, 100), (101, 100), (201, 51), (251, 1)], _log.Asked);
    }

    [Fact]
    public async Task A_silent_stream_says_that_it_is_alive_and_then_goes_on()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(5));

        await using var stream = await OpenAsync(server, "");
        await stream.LineAsync(": keep-alive");
        await stream.LineAsync(": keep-alive");
        _log.Add(1);

        Assert.Equal("1", (await stream.EventsAsync(1)).Single().Id);
    }

    [Fact]
    public async Task The_head_of_a_stream_keeps_proxies_from_holding_it_back()
    {
        await using var server = await StartAsync();

        await using var stream = await OpenAsync(server, "?from_world_seq=1");

        var headers = stream.Response.Headers;
        Assert.Equal(["no"], headers.GetValues("X-Accel-Buffering"));
        Assert.True(headers.CacheControl is { NoCache: true, NoStore: true });
        Assert.Equal(": namespace 1 after world_seq 0", await stream.LineAsync());
        Assert.Equal("retry: 1000", await stream.LineAsync());
    }

    [Theory]
    [InlineData("?limit=0", null, 400, "MALFORMED_REQUEST")]
    [InlineData("?from_world_seq=x", null, 400, "MALFORMED_REQUEST")]
    [InlineData("", "-1", 400, "MALFORMED_REQUEST")]
    [InlineData("", "9223372036854775808", 400, "MALFORMED_REQUEST")]
    [InlineData("?since=1", null, 400, "UNKNOWN_ARGUMENT")]
    public async Task A_stream_that_makes_no_sense_is_a_problem(string query, string? seen, int status, string code)
    {
        await using var server = await StartAsync();
        (string, string)[] headers = seen is null ? [] : [("last-event-id", seen)];

        using var response = await server.GetAsync(Path + query, FrontServer.Reader, headers);

        await Problem.ReadAsync(response, status, code);
        Assert.Empty(server.Worlds.Queries);
    }

    [Fact]
    public async Task A_refusal_before_the_first_byte_is_a_problem()
    {
        await using var server = await StartAsync();
        _log.Refuse(new Rejection(ErrorCode.NotYetVisible, "It is not there yet."));

        using var response = await server.GetAsync(Path + "?from_world_seq=9", FrontServer.Reader);

        await Problem.ReadAsync(response, 425, "NOT_YET_VISIBLE");
        // Where the stream goes on is what the world must have come to.
        Assert.Equal(new WorldSeq(8), server.Worlds.Queries.Single().Call.MinWorldSeq);
    }

    [Theory]
    [InlineData(ErrorCode.NamespaceNotFound)]
    [InlineData(ErrorCode.LogCorrupt)]
    public async Task A_stream_ends_with_its_world_and_says_why(ErrorCode code)
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(5));
        _log.Add(1);

        await using var stream = await OpenAsync(server, "?from_world_seq=1");
        await stream.EventsAsync(1);
        _log.Refuse(new Rejection(code, "There is\nno more."));

        Assert.Equal(
            $": {ErrorCatalogue.Get(code).Text}: There is no more.",
            await stream.LineAsync($": {ErrorCatalogue.Get(code).Text}"));
        Assert.Empty(await stream.RestAsync());
    }

    [Fact]
    public async Task A_world_that_moves_to_another_server_does_not_end_its_streams()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(5));

        await using var stream = await OpenAsync(server, "");
        _log.Refuse(new Rejection(ErrorCode.Recovering, "It is moving.", null, [], RetryAfterMs: 1));
        await stream.LineAsync(": keep-alive");
        _log.Refuse(null);
        _log.Add(1);

        Assert.Equal("1", (await stream.EventsAsync(1)).Single().Id);
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams()
    {
        await using var server = await StartAsync();
        await using var idle = await OpenAsync(server, "");

        var stopping = server.StopAsync();

        Assert.Empty(await idle.RestAsync());
        await stopping;
    }

    [Fact]
    public async Task A_reader_that_goes_ends_its_stream_on_the_server()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(5));
        var gone = await OpenAsync(server, "?from_world_seq=1");

        await gone.DisposeAsync();

        await server.IdleAsync();
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_up_only_itself()
    {
        await using var server = await StartAsync(TimeSpan.FromMilliseconds(5));
        var metadata = $$"""{"a":"{{new string('x', 16_000)}}"}""";
        _log.Add(10_000, metadata);

        await using var stuck = await OpenAsync(server, "?from_world_seq=1&limit=10000");
        await using var swift = await OpenAsync(server, "?from_world_seq=9990&limit=11");
        var before = await swift.EventsAsync(11);

        Assert.Equal("10000", before[^1].Id);
        // The one that does not read was given what the connection holds, not the whole 160 MB.
        Assert.True(_log.Asked.Count(page => page.From < 9_990) < 50);
    }

    [Fact]
    public async Task A_reader_that_has_stopped_reading_is_let_go()
    {
        await using var server = await FrontServer.StartAsync(options =>
        {
            options.StreamGrace = TimeSpan.FromSeconds(2);
            options.StreamBytesPerSecondMin = 1_000_000;
        }, worlds => worlds.OnQuery = _log.AnswerAsync);
        _log.Add(10_000, $$"""{"a":"{{new string('x', 16_000)}}"}""");

        await using var stuck = await OpenAsync(server, "?from_world_seq=1&limit=10000");

        await server.IdleAsync();
    }

    [Fact]
    public async Task One_stream_too_many_is_told_to_come_back()
    {
        await using var server = await FrontServer.StartAsync(
            options => options.StreamsMax = 1, worlds => worlds.OnQuery = _log.AnswerAsync);
        var first = await OpenAsync(server, "");

        using var refused = await server.GetAsync(Path, FrontServer.Reader);
        await first.DisposeAsync();
        await server.IdleAsync();
        await using var next = await OpenAsync(server, "");

        var problem = await Problem.ReadAsync(refused, 503, "OVERLOADED");
        Assert.True(problem.GetProperty("retry_after_ms").GetInt64() > 0);
    }

    [Fact]
    public async Task Every_option_of_streams_that_cannot_be_is_told()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => FrontServer.StartAsync(options =>
        {
            options.StreamsMax = 0;
            options.StreamBytesPerSecondMin = 0;
            options.StreamGrace = TimeSpan.FromSeconds(1);
        }));

        Assert.Equal(3, fault.Failures.Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3_600_001)]
    public async Task A_keep_alive_that_cannot_be_stops_the_start(int milliseconds)
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(TimeSpan.FromMilliseconds(milliseconds)));

        Assert.Contains("StreamKeepAlive", fault.Message, StringComparison.Ordinal);
    }

    private Task<FrontServer> StartAsync(TimeSpan? keepAlive = null) => FrontServer.StartAsync(options =>
    {
        if (keepAlive is { } interval) options.StreamKeepAlive = interval;
    }, worlds => worlds.OnQuery = _log.AnswerAsync);

    private static Task<EventStream> OpenAsync(
        FrontServer server, string query, params (string Name, string Value)[] headers) =>
        EventStream.OpenAsync(server.Client, Path + query, FrontServer.Reader, headers);
}
