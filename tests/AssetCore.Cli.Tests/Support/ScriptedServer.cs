using System.Net;
using System.Text;

namespace AssetCore.Cli.Tests.Support;

/// <summary>
/// Answers requests one after another as a test wrote down, and remembers them. Questions for the head are answered
/// beside the script, unless <see cref="Head"/> is null.
/// </summary>
internal sealed class ScriptedServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();
    private readonly List<Request> _requests = [];

    public IReadOnlyList<Request> Requests => _requests;

    /// <summary>The head of the world, for commands that ask before they commit.</summary>
    public long? Head { get; init; } = 1;

    public ScriptedServer Answers(int status, string body, string mediaType = "application/json")
    {
        _answers.Enqueue(() => new HttpResponseMessage((HttpStatusCode)status)
        {
            Content = new StringContent(body, Encoding.UTF8, mediaType),
        });
        return this;
    }

    public ScriptedServer Refuses(
        int status, string code, long? retryAfterMs = null, int? operation = null)
    {
        var wait = retryAfterMs?.ToString() ?? "null";
        var index = operation?.ToString() ?? "null";
        var problem = $$$"""
            {"status":{{{status}}},"code":"{{{code}}}","detail":"told by {{{code}}}","retry_after_ms":{{{wait}}},"operation_index":{{{index}}},"details":{}}
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
        if (Head is { } head && request.RequestUri!.AbsolutePath.EndsWith("/freshness", StringComparison.Ordinal))
            return FreshnessAt(head);
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

    private static HttpResponseMessage FreshnessAt(long head) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(
            $$$"""{"freshness":{"namespace":1,"world_seq":{{{head}}},"commit_log_world_seq":{{{head}}},"lag":0,"lag_ms":0,"observed_ms":0}}""",
            Encoding.UTF8,
            "application/json"),
    };

    internal sealed record Request(string Method, string Path, string Body, string? Authorization, string? MinWorldSeq);
}
