using System.Net.Http.Headers;
using System.Text.Json;
using AssetCore.Client;
using AssetCore.Errors;
using AssetCore.Ids;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Cli.Online;

/// <summary>
/// The server that the arguments name, through the client library: its worlds typed, its documents as they come.
/// </summary>
internal sealed class Server : IDisposable
{
    /// <summary>
    /// Times that one request is sent. With the waits between them, about 10 s: longer than a restart takes.
    /// </summary>
    private const int AttemptsMax = 8;

    /// <summary>The longest wait between two attempts, whatever the server asks for.</summary>
    private static readonly TimeSpan s_waitMax = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http;
    private readonly bool _hasToken;

    /// <summary>Connects when the first request is sent.</summary>
    /// <param name="address">The server.</param>
    /// <param name="token">The bearer token; null for none.</param>
    /// <param name="handler">What carries requests; disposed of with this.</param>
    /// <param name="time">The clock of waits.</param>
    /// <param name="onRetry">Told of every repetition; null for nobody.</param>
    public Server(
        Uri address, string? token, HttpMessageHandler handler, TimeProvider time, Action<RetryNotice>? onRetry)
    {
        Address = address;
        _hasToken = token is not null;
        _http = new HttpClient(handler) { BaseAddress = AsFolder(address), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null) _http.DefaultRequestHeaders.Authorization = ReadToken(token);
        Client = new HttpAssetCoreClient(_http, new WorldClientOptions
        {
            AttemptsMax = AttemptsMax,
            BackoffMax = s_waitMax,
            RetryAfterMax = s_waitMax,
            // Who typed the address wants to know at once that nobody is there.
            WaitsForServer = false,
            OnRetry = onRetry,
            Time = time,
        });
    }

    /// <summary>The server.</summary>
    public Uri Address { get; }

    /// <summary>The server as the library has it.</summary>
    public HttpAssetCoreClient Client { get; }

    /// <summary>One world.</summary>
    public IWorldClient GetWorld(WorldId world) => Client.GetWorld(world);

    /// <summary>Asks for a document. A refusal is an answer.</summary>
    /// <exception cref="AnswerLostException">There is no answer.</exception>
    public async Task<ServerAnswer> GetAsync(
        string path, WorldSeq? minWorldSeq, CancellationToken cancellationToken) =>
        Read(await Client.GetDocumentAsync(path, minWorldSeq, cancellationToken));

    /// <summary>Sends a document that is safe to repeat. A refusal is an answer.</summary>
    /// <exception cref="AnswerLostException">There is no answer.</exception>
    public async Task<ServerAnswer> PostAsync(
        string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        Read(await Client.PostDocumentAsync(path, json, cancellationToken));

    /// <summary>Asks for a document that must be there.</summary>
    /// <exception cref="ServerRefusal">The server refused.</exception>
    /// <exception cref="AnswerLostException">There is no answer.</exception>
    public async Task<JsonElement> RequireAsync(
        string path, WorldSeq? minWorldSeq, CancellationToken cancellationToken)
    {
        var answer = await GetAsync(path, minWorldSeq, cancellationToken);
        return answer.Problem is { } problem ? throw new ServerRefusal(problem, answer.Document) : answer.Document;
    }

    /// <summary>What was read or done.</summary>
    /// <exception cref="ServerRefusal">The server refused.</exception>
    public T Require<T>(ReadOutcome<T> outcome)
        where T : class =>
        outcome.TryGet(out var answer, out var refusal)
            ? answer
            : throw new ServerRefusal(Judge(refusal), Documents.Of(refusal));

    /// <summary>A refusal as this program shows it.</summary>
    public Problem Judge(Rejection rejection)
    {
        var problem = Problem.Of(rejection);
        if (rejection.Code != ErrorCode.Unauthenticated || _hasToken) return problem;
        return problem with
        {
            Hint = "give --token or --token-file, set ASSETCORE_TOKEN, or run where the server keeps data/auth/tokens",
        };
    }

    /// <inheritdoc />
    public void Dispose()
    {
        Client.Dispose();
        _http.Dispose();
    }

    private ServerAnswer Read(ServerDocument document) => new(
        JsonElement.Parse(document.Utf8.Span), document.Rejection is { } rejection ? Judge(rejection) : null);

    // A server behind a proxy may have a path of its own; without the slash its last part would be lost.
    private static Uri AsFolder(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static AuthenticationHeaderValue ReadToken(string token) =>
        token.All(static character => character is > ' ' and < '\u007f')
            ? new AuthenticationHeaderValue("Bearer", token)
            : throw CliFault.BadInput("The token holds characters that no token has.");
}
