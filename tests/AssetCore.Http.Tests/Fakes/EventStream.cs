using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>A stream of events as a client sees it.</summary>
internal sealed class EventStream(HttpResponseMessage response, Stream body) : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly StreamReader _lines = new(body, Encoding.UTF8);

    public HttpResponseMessage Response => response;

    /// <summary>Opens a stream; it must be one.</summary>
    public static async Task<EventStream> OpenAsync(
        HttpClient client, string path, string token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode) Assert.Fail(await response.Content.ReadAsStringAsync());
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    /// <summary>The next line; null at the end of the stream.</summary>
    public Task<string?> LineAsync() => _lines.ReadLineAsync().WaitAsync(s_patience);

    /// <summary>The lines up to the next one that begins like this.</summary>
    public async Task<string> LineAsync(string beginning)
    {
        while (await LineAsync() is { } line)
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal)) return line;
        }

        throw new EndOfStreamException($"The stream ended without a line that begins with {beginning}.");
    }

    /// <summary>The data of the next events, as they are written: on one line each.</summary>
    public async Task<List<(string Id, JsonElement Data)>> EventsAsync(int count)
    {
        var events = new List<(string, JsonElement)>();
        while (events.Count < count)
        {
            Assert.Equal("event: commit", await LineAsync("event:"));
            var data = JsonElement.Parse((await LineAsync("data:"))["data:".Length..]);
            events.Add(((await LineAsync("id:"))["id: ".Length..], data));
        }

        return events;
    }

    /// <summary>Everything that is left, by .NET's own reader of events, which ends when the stream does.</summary>
    public async Task<List<SseItem<string>>> RestAsync()
    {
        var rest = await _lines.ReadToEndAsync().WaitAsync(s_patience);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(rest));
        var events = new List<SseItem<string>>();
        await foreach (var item in SseParser.Create(bytes).EnumerateAsync()) events.Add(item);
        return events;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
