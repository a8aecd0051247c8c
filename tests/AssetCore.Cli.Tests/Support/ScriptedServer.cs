using System.Net;
using System.Text;

namespace AssetCore.Cli.Tests.Support;

/// <summary>Answers requests one after another as a test wrote down, and remembers them.</summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly List<Request> _requests = [];

    public IReadOnlyList<Request> Requests => _requests;

    public ScriptedServer Answers(int status, string body, string mediaType = "application/json")
    {
        _answers.Enqueue(() => new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        });
        return this;
    }

    public ScriptedServer Refuses(
        int status, string code, bool retryable = false, long? retryAfterMs = null, int? operation = null)
    {
        var wait = retryAfterMs?.ToString() ?? "null";
        var index = operation?.ToString() ?? "null";
        var problem = $$"""
            {"status":{{status}},"code":"{{code}}","detail":"told by {{code}}","retryable":{{(retryable ? "true" : "false")}},"retry_after_ms":{{wait}},"hint":"a hint","operation_index":{{index}}}
            """;
        return Answers(status, problem, "application/problem+json");
    }

    public ScriptedServer LosesAnswer()
    {
        _answers.Enqueue(
            () => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely"));
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var minimum = request.Headers.TryGetValues("x-assetcore-min-world-seq", out var values)
            ? values.Single()
            : null;
        _requests.Add(
            new Request(
                request.Method.Method, request.RequestUri!.PathAndQuery, body,
                    request.Headers.Authorization?.ToString(), minimum));
        return _answers.Count > 0
            ? _answers.Dequeue()()
            : throw new InvalidOperationException("The test wrote down no more answers.");
    }

    internal sealed record Request(string Method, string Path, string Body, string? Authorization, string? MinWorldSeq);
}
