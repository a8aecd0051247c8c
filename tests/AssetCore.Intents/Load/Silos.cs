using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AssetCore.Intents.Journal;

namespace AssetCore.Intents.Load;

/// <summary>The silos of one cluster, over HTTP. Any thread.</summary>
internal sealed class Silos : IDisposable
{
    private readonly HttpClient[] _clients;
    private readonly TimeSpan _patience;

    /// <param name="addresses">Where they listen.</param>
    /// <param name="token">The token of an administrator.</param>
    /// <param name="patience">How long an answer is waited for.</param>
    public Silos(IEnumerable<Uri> addresses, string token, TimeSpan patience)
    {
        _clients = [.. addresses.Select(address => Connect(address, token))];
        _patience = patience;
    }

    public int Count => _clients.Length;

    /// <summary>Asks one silo to make the commit. Never throws: what went wrong is the answer.</summary>
    public async Task<(Answer Answer, TimeSpan RetryAfter)> SendAsync(Intent intent, int silo)
    {
        using var content = new ByteArrayContent(intent.ToBody());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var timeout = new CancellationTokenSource(_patience);
        try
        {
            var path = new Uri($"/v1/write/namespaces/{intent.World}/commit", UriKind.Relative);
            using var response = await _clients[silo].PostAsync(path, content, timeout.Token);
            var text = await response.Content.ReadAsByteArrayAsync(timeout.Token);
            return Read(intent, silo, response.StatusCode, text);
        }
        catch (HttpRequestException fault)
        {
            return (new Answer(intent.Key, silo, null, $"{fault.HttpRequestError}", null), TimeSpan.Zero);
        }
        catch (OperationCanceledException)
        {
            return (new Answer(intent.Key, silo, null, "NoAnswer", null), TimeSpan.Zero);
        }
    }

    /// <summary>Sends any request, as it is; the answer's document.</summary>
    /// <exception cref="HttpRequestException">There was no answer, or one without success.</exception>
    public async Task<JsonElement> GetAsync(
        int silo, string path, long minWorldSeq, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        request.Headers.Add("x-assetcore-min-world-seq", minWorldSeq.ToString(CultureInfo.InvariantCulture));
        using var response = await _clients[silo].SendAsync(request, cancellationToken);
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (response.IsSuccessStatusCode) return JsonElement.Parse(bytes);
        var message = $"{path}: {(int)response.StatusCode} {CodeOf(bytes)}";
        throw new HttpRequestException(message, null, response.StatusCode);
    }

    /// <summary>Sends a body; true if the answer is a success, or says that it has been done before.</summary>
    public async Task<bool> TryPostAsync(int silo, string path, byte[] body, string fine)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var timeout = new CancellationTokenSource(_patience);
        try
        {
            var uri = new Uri(path, UriKind.Relative);
            using var response = await _clients[silo].PostAsync(uri, content, timeout.Token);
            var text = await response.Content.ReadAsByteArrayAsync(timeout.Token);
            return response.IsSuccessStatusCode || CodeOf(text) == fine;
        }
        catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients) client.Dispose();
    }

    private static HttpClient Connect(Uri address, string token)
    {
        // A dead silo's connections must not linger, and a thousand callers need as many connections.
        var handler = new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2) };
        var client = new HttpClient(handler) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static (Answer Answer, TimeSpan RetryAfter) Read(
        Intent intent, int silo, HttpStatusCode status, byte[] text)
    {
        var body = text.Length == 0 ? default : JsonElement.Parse(text);
        if (status == HttpStatusCode.OK)
        {
            var receipt = new Receipt(
                body.GetProperty("commit_id").GetString()!,
                body.GetProperty("world_seq_start").GetInt64(),
                body.GetProperty("world_seq_end").GetInt64(),
                body.GetProperty("commit_time_ms").GetInt64());
            return (new Answer(intent.Key, silo, (int)status, null, receipt), TimeSpan.Zero);
        }

        var wait = body.ValueKind == JsonValueKind.Object
            && body.TryGetProperty("retry_after_ms", out var ms)
            && ms.ValueKind == JsonValueKind.Number
                ? ms.GetInt64()
                : 0;
        return (new Answer(intent.Key, silo, (int)status, CodeOf(text), null), TimeSpan.FromMilliseconds(wait));
    }

    private static string CodeOf(byte[] text)
    {
        if (text.Length == 0) return "without a body";
        var body = JsonElement.Parse(text);
        return body.TryGetProperty("code", out var code) ? code.GetString()! : "without a code";
    }
}
