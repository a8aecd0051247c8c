using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace AssetCore.Client.Tests;

/// <summary>Answers requests as a script says, one after another; the last line answers all that follow.</summary>
internal sealed class ScriptedServer(
    params Func<SentRequest, CancellationToken, Task<HttpResponseMessage>>[] script) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SentRequest> _requests = new();

    public IReadOnlyList<SentRequest> Requests => [.. _requests];

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

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.Authorization?.ToString(),
            request.Headers.TryGetValues("x-assetcore-min-world-seq", out var min) ? Assert.Single(min) : null,
            body);
        _requests.Enqueue(sent);
        return await script[Math.Min(_requests.Count, script.Length) - 1](sent, cancellationToken);
    }

    private static HttpResponseMessage Response(HttpStatusCode status, string body, string mediaType) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
}
