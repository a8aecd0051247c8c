using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using AssetCore.Client;
using AssetCore.Ids;

namespace AssetCore.Cli.Online;

/// <summary>
/// Sends documents to a server and takes its documents back unchanged. Repeats what was lost and what the server says
/// is worth repeating. Any number of callers.
/// </summary>
internal sealed class ServerConnection : IDisposable
{
    /// <summary>
    /// Times that one request is sent. With the waits between them, about 10 s: longer than a restart takes.
    /// </summary>
    private const int AttemptsMax = 8;

    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts, whatever the server asks for.</summary>
    private static readonly TimeSpan s_waitMax = TimeSpan.FromSeconds(5);

    /// <summary>Above the 25 s after which a server answers by itself.</summary>
    private static readonly TimeSpan s_requestTimeout = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly bool _hasToken;
    private volatile bool _hasAnswered;

    /// <summary>Connects when the first request is sent.</summary>
    /// <param name="address">The server.</param>
    /// <param name="token">The bearer token; null for none.</param>
    /// <param name="handler">What carries requests; disposed of with the connection.</param>
    /// <param name="time">The clock of waits.</param>
    public ServerConnection(Uri address, string? token, HttpMessageHandler handler, TimeProvider time)
    {
        Address = address;
        _time = time;
        _hasToken = token is not null;
        _http = new HttpClient(handler) { BaseAddress = AsFolder(address), Timeout = s_requestTimeout };
        _http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (token is not null) _http.DefaultRequestHeaders.Authorization = ReadToken(token);
    }

    /// <summary>The server.</summary>
    public Uri Address { get; }

    /// <summary>
    /// A typed client of one world over the same connections, for commands that make their own commits.
    /// </summary>
    public IWorldClient GetWorld(WorldId world) => new HttpWorldClient(_http, world);

    /// <summary>Sends a request until it is answered. A refusal is an answer.</summary>
    /// <exception cref="CliFault">There is no server, no answer, or one that is not from AssetCore.</exception>
    public async Task<ServerAnswer> SendAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        var wait = s_firstWait;
        for (var attempt = 1; ; attempt++)
        {
            var (answer, lost) = await TrySendAsync(request, cancellationToken);
            if (answer is { IsWorthRepeating: false }) return WithHint(answer);
            if (attempt == AttemptsMax) return answer ?? throw NotAnswered(lost!);
            // A server that never answered is more likely misspelled than restarting.
            if (lost is HttpRequestException && !_hasAnswered) throw NotAnswered(lost);
            var asked = answer?.Problem?.RetryAfter ?? wait;
            await Task.Delay(asked < s_waitMax ? asked : s_waitMax, _time, cancellationToken);
            wait = wait * 2 < s_waitMax ? wait * 2 : s_waitMax;
        }
    }

    /// <summary>Sends a request that must be served.</summary>
    /// <exception cref="ServerRefusal">The server refused.</exception>
    /// <exception cref="CliFault">There is no answer.</exception>
    public async Task<JsonElement> RequireAsync(ServerRequest request, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(request, cancellationToken);
        return answer.Problem is { } problem ? throw new ServerRefusal(problem, answer.Document) : answer.Document;
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();

    private async Task<(ServerAnswer? Answer, Exception? Lost)> TrySendAsync(
        ServerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = CreateMessage(request);
            using var response = await _http.SendAsync(message, cancellationToken);
            _hasAnswered = true;
            return (await ReadAsync(response, cancellationToken), null);
        }
        catch (HttpRequestException exception)
        {
            return (null, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, exception);
        }
    }

    private static HttpRequestMessage CreateMessage(ServerRequest request)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(request.Path.TrimStart('/'), UriKind.Relative));
        if (request.MinWorldSeq is { } minimum)
        {
            message.Headers.Add("x-assetcore-min-world-seq", minimum.Value.ToString(CultureInfo.InvariantCulture));
        }

        if (request.Body is not { } body) return message;
        message.Content = new ReadOnlyMemoryContent(body);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return message;
    }

    private async Task<ServerAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        JsonElement document;
        try
        {
            document = JsonElement.Parse(bytes);
        }
        catch (JsonException)
        {
            throw NotAssetCore(response);
        }

        if (response.IsSuccessStatusCode) return new ServerAnswer(document, null);
        return Problem.TryRead(document) is { } problem
            ? new ServerAnswer(document, problem)
            : throw NotAssetCore(response);
    }

    private ServerAnswer WithHint(ServerAnswer answer)
    {
        if (answer.Problem is not { Status: 401 } problem || _hasToken) return answer;
        const string hint =
            "give --token or --token-file, set ASSETCORE_TOKEN, or run where the server keeps data/auth/tokens";
        return answer with { Problem = problem with { Hint = hint } };
    }

    private CliFault NotAnswered(Exception lost) => lost is OperationCanceledException
        ? new CliFault(
            ExitCode.Unreachable,
            "NO_ANSWER",
            $"{Address} did not answer within {s_requestTimeout.TotalSeconds:F0} s.",
            "repeat: it is safe")
        : new CliFault(
            ExitCode.Unreachable,
            "SERVER_UNREACHABLE",
            $"{Address} cannot be reached: {lost.Message}",
            "is the server running? is --url right?");

    private CliFault NotAssetCore(HttpResponseMessage response) => new(
        ExitCode.Unreachable,
        "NOT_ASSETCORE",
        $"{Address} answered {(int)response.StatusCode} with "
            + $"{response.Content.Headers.ContentType?.MediaType ?? "no media type"}, not as AssetCore does.",
        "is --url right?");

    // A server behind a proxy may have a path of its own; without the slash its last part would be lost.
    private static Uri AsFolder(Uri address) =>
        address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");

    private static AuthenticationHeaderValue ReadToken(string token) =>
        token.All(static character => character is > ' ' and < '\u007f')
            ? new AuthenticationHeaderValue("Bearer", token)
            : throw CliFault.BadInput("The token holds characters that no token has.");
}
