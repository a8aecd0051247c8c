using AssetCore.Client.Http;
using AssetCore.Client.Sending;
using AssetCore.Ids;
using AssetCore.Text;

namespace AssetCore.Client;

/// <summary>
/// A server over HTTP: its worlds, who the caller is, and whether it is well. Safe to use from any number of threads.
/// All methods throw <see cref="AnswerLostException"/> if no attempt brought an answer.
/// </summary>
public sealed partial class HttpAssetCoreClient : IDisposable
{
    private readonly HttpTransport _transport;
    private readonly HttpClient? _owned;
    private readonly WorldClientOptions _options;
    private readonly RetryLoop _retries;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="server">Where the server is, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="token">The bearer token; null to ask only what needs none.</param>
    /// <param name="options">How to repeat and wait; the defaults unless given.</param>
    public HttpAssetCoreClient(Uri server, string? token, WorldClientOptions? options = null)
    {
        _options = options ?? new WorldClientOptions();
        _retries = new RetryLoop(_options);
        _owned = HttpClients.Create(server);
        _transport = new HttpTransport(_owned, token);
    }

    /// <summary>A client over somebody else's connections.</summary>
    /// <param name="http">Has the base address, ending in a slash, and the token as its authorization; not disposed
    /// of.</param>
    /// <param name="options">How to repeat and wait; the defaults unless given.</param>
    public HttpAssetCoreClient(HttpClient http, WorldClientOptions? options = null)
    {
        _options = options ?? new WorldClientOptions();
        _retries = new RetryLoop(_options);
        _transport = new HttpTransport(http, token: null);
    }

    /// <summary>One world, over the same connections; it need not exist.</summary>
    public IWorldClient GetWorld(WorldId world) => new HttpWorldClient(_transport, world, _options);

    /// <summary>Who the token stands for.</summary>
    public Task<ReadOutcome<CallerView>> WhoamiAsync(CancellationToken cancellation = default) =>
        AskAsync("v1/write/auth/whoami", CallerView.Read, cancellation);

    /// <summary>
    /// The catalogue of operations for machines: each with its tags, the schema of its arguments, its errors and an
    /// example, as <c>docs/reference/operations.md</c> shows it to people.
    /// </summary>
    public Task<ReadOutcome<JsonText>> GetManifestAsync(CancellationToken cancellation = default) =>
        AskAsync("v1/operations", body => new JsonText(body), cancellation);

    /// <summary>Whether the server answers requests: one attempt, no token needed.</summary>
    public Task<bool> IsAliveAsync(CancellationToken cancellation = default) =>
        ProbeAsync("v1/write/livez", cancellation);

    /// <summary>Whether the server should be sent requests: one attempt, no token needed.</summary>
    public Task<bool> IsReadyAsync(CancellationToken cancellation = default) => ProbeAsync("readyz", cancellation);

    /// <summary>Closes the connections, if they are its own.</summary>
    public void Dispose() => _owned?.Dispose();

    private Task<ReadOutcome<T>> AskAsync<T>(
        string path, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellation)
        where T : class => AskAsync(token => _transport.GetAsync(path, null, token), read, cancellation);

    private Task<ReadOutcome<T>> AskAsync<T>(
        Func<CancellationToken, Task<HttpAnswer>> send, Func<ReadOnlyMemory<byte>, T> read,
        CancellationToken cancellation)
        where T : class => _retries.AskAsync(
            async token => _transport.Read(
                await send(token).ConfigureAwait(false),
                body => new ReadOutcome<T>(read(body), null),
                refusal => new ReadOutcome<T>(null, refusal)),
            outcome => outcome.Rejection,
            cancellation);

    private async Task<bool> ProbeAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return (await _transport.GetAsync(path, null, cancellation).ConfigureAwait(false)).IsSuccess;
        }
        catch (AnswerLostException)
        {
            // Not to answer is the answer.
            return false;
        }
    }
}
