using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AssetCore.EndToEnd.Storms;

/// <summary>
/// Stands between a silo and its store and makes the weather. Requests are signed over path and headers but not over
/// the host, so they are passed on as they are.
/// </summary>
internal sealed class StoreProxy : IAsyncDisposable
{
    /// <summary>How late a late request is: beyond every budget of the silo.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromSeconds(30);

    private readonly WebApplication _server;
    private readonly HttpMessageInvoker _store = new(
        new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false });

    private readonly Uri _target;
    private readonly long[] _met = new long[Enum.GetValues<StoreWeather>().Length];
    private Forecast _forecast = new(1, [StoreWeather.Fine]);
    private int _held;

    private StoreProxy(WebApplication server, string connectionString)
    {
        _server = server;
        _target = EndpointOf(connectionString);
    }

    /// <summary>Requests that are held back now.</summary>
    public int Held => Volatile.Read(ref _held);

    /// <summary>How many requests have met this weather so far.</summary>
    public long Met(StoreWeather weather) => Interlocked.Read(ref _met[(int)weather]);

    /// <summary>The store's connection string, led through this proxy.</summary>
    public string ConnectionString { get; private set; } = "";

    public static async Task<StoreProxy> StartAsync(string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(server => server.Limits.MaxRequestBodySize = null);
        var proxy = new StoreProxy(builder.Build(), connectionString);
        proxy._server.Run(proxy.HandleAsync);
        await proxy._server.StartAsync();
        var addresses = proxy._server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        proxy.ConnectionString = connectionString.Replace(
            proxy._target.GetLeftPart(UriPartial.Authority), addresses.Addresses.Single(), StringComparison.Ordinal);
        return proxy;
    }

    /// <summary>Changes the weather for every request from now on.</summary>
    /// <param name="share">The share of requests that it hits, 0 to 1.</param>
    /// <param name="weathers">Each request hit meets one of these.</param>
    public void Turn(double share, params StoreWeather[] weathers) =>
        Volatile.Write(ref _forecast, new Forecast(share, [.. weathers]));

    /// <summary>Fine weather, for every request from now on.</summary>
    public void Clear() => Turn(1, StoreWeather.Fine);

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
        _store.Dispose();
    }

    private static Uri EndpointOf(string connectionString)
    {
        const string name = "BlobEndpoint=";
        var endpoint = connectionString.Split(';').Single(part => part.StartsWith(name, StringComparison.Ordinal));
        return new Uri(endpoint[name.Length..]);
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var memory = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(memory, context.RequestAborted);
        }
        catch (Exception fault) when (fault is OperationCanceledException or BadHttpRequestException or IOException)
        {
            // The silo gave up before it had sent everything: the store has not seen the request.
            return;
        }

        var weather = Volatile.Read(ref _forecast).Next();
        Interlocked.Increment(ref _met[(int)weather]);
        switch (weather)
        {
            case StoreWeather.Busy:
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "ServerBusy");
                break;
            case StoreWeather.Broken:
                await RefuseAsync(context, StatusCodes.Status500InternalServerError, "InternalError");
                break;
            case StoreWeather.Reset:
                context.Abort();
                break;
            case StoreWeather.AnswerLost:
                using (await SendAsync(context, memory.ToArray())) context.Abort();
                break;
            case StoreWeather.Late:
                await HoldAsync(context, memory.ToArray());
                break;
            default:
                using (var answer = await SendAsync(context, memory.ToArray())) await AnswerAsync(context, answer);
                break;
        }
    }

    private static async Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.Headers["x-ms-error-code"] = code;
        context.Response.ContentType = "application/xml";
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.WriteAsync($"<Error><Code>{code}</Code><Message>A storm.</Message></Error>");
    }

    private async Task HoldAsync(HttpContext context, byte[] body)
    {
        Interlocked.Increment(ref _held);
        try
        {
            await Task.Delay(Lateness);
            using var answer = await SendAsync(context, body);
            if (!context.RequestAborted.IsCancellationRequested) await AnswerAsync(context, answer);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The silo gave up while it was being answered.
        }
        finally
        {
            Interlocked.Decrement(ref _held);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, byte[] body)
    {
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        var uri = new Uri(_target.GetLeftPart(UriPartial.Authority) + path, options);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), uri);
        request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in context.Request.Headers)
        {
            if (name is "Host" or "Connection" or "Content-Length" or "Transfer-Encoding" or "Expect") continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
                request.Content.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }

        // Not the silo's token: what the store has begun it finishes, whoever has gone.
        return await _store.SendAsync(request, CancellationToken.None);
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is "Transfer-Encoding" or "Connection" or "Keep-Alive") continue;
            context.Response.Headers[name] = values.ToArray();
        }

        if (HttpMethods.IsHead(context.Request.Method)) return;
        var body = await answer.Content.ReadAsByteArrayAsync();
        if (body.Length > 0) await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private sealed record Forecast(double Share, ImmutableArray<StoreWeather> Weathers)
    {
        public StoreWeather Next() => Random.Shared.NextDouble() < Share
            ? Weathers[Random.Shared.Next(Weathers.Length)]
            : StoreWeather.Fine;
    }
}
