using System.Collections.Concurrent;
using System.Net;
using System.Text;
using AssetCore.Reads;

namespace AssetCore.Client.Tests;

/// <summary>
/// Answers requests as a script says, one after another; the last line answers all that follow. Questions for the head
/// are answered beside the script, unless <see cref="Head"/> is null.
/// </summary>
internal sealed class ScriptedServer(
    params Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

    /// <summary>The head of the world, for clients that ask before they commit.</summary>
    public long? Head { get; set; } = 3;

    /// <summary>How often the head was asked for beside the script.</summary>
    public int HeadQuestions { get; private set; }

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Answer(
        HttpStatusCode status, string body, string mediaType = "application/json") =>
        (_, _) => Task.FromResult(Response(status, body, mediaType));

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Answer(
        Func<SentRequest, string> body) =>
        (request, _) => Task.FromResult(Response(HttpStatusCode.OK, body(request), "application/json"));

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Lose() =>
        (_, _) => Task.FromException<HttpResponseMessage>(new HttpRequestException("connection reset"));

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Hang() =>
        async (_, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException("An endless wait has ended.");
        };

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Events(string text) =>
        Answer(HttpStatusCode.OK, text, "text/event-stream");

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Events(Func<Stream> body) =>
        (_, _) =>
        {
            var content = new StreamContent(body());
            content.Headers.ContentType = new("text/event-stream");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        };

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Head is { } head && request.RequestUri!.AbsolutePath.EndsWith("/freshness", StringComparison.Ordinal))
        {
            HeadQuestions++;
            return Response(HttpStatusCode.OK, Answers.Of(new FreshnessView(), head), "application/json");
        }

        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.Authorization?.ToString(),
            Header(request, "x-assetcore-min-world-seq"),
            Header(request, "last-event-id"),
            body);
        _requests.Enqueue(sent);
        return await script[Math.Min(_requests.Count, script.Length) - 1](sent, cancellationToken);
    }

    private static string? Header(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : null;

    private static HttpResponseMessage Response(HttpStatusCode status, string body, string mediaType) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
}
