using System.Net.Http.Headers;
using System.Text;
using AssetCore.Http.Access;
using AssetCore.Http.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AssetCore.Http.Tests.Fakes;

/// <summary>The HTTP room on a real port with a recording gateway behind it.</summary>
internal sealed class FrontServer : IAsyncDisposable
{
    public const string Admin = "admin-token";
    public const string Writer = "writer-token";
    public const string Steward = "steward-token";
    public const string Reader = "reader-token";

    private readonly WebApplication _app;
    private readonly OpenRequests _open;

    private FrontServer(WebApplication app, RecordingGateway worlds, OpenRequests open, Uri address)
    {
        _app = app;
        _open = open;
        Worlds = worlds;
        Client = new HttpClient { BaseAddress = address };
    }

    public RecordingGateway Worlds { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<FrontServer> StartAsync(
        Action<AssetCoreHttpOptions>? configure = null, Action<RecordingGateway>? script = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var worlds = new RecordingGateway();
        script?.Invoke(worlds);
        builder.Services.AddSingleton<IWorldGateway>(worlds);
        builder.Services.AddAssetCoreHttp(options =>
        {
            options.OwnsAllPaths = true;
            options.Auth.Tokens =
            [
                Token("admin", Admin, "TenantAdmin"),
                Token("writer", Writer, "NamespaceReader", "NamespaceWriter", "SchemaManager"),
                Token("reader", Reader, "NamespaceReader"),
                Token("schema", "schema-token", "SchemaManager"),
                Token("plain-writer", "plain-writer-token", "NamespaceWriter"),
                Token("steward", Steward, "NamespaceAdmin"),
            ];
            configure?.Invoke(options);
        });
        var app = builder.Build();
        var open = new OpenRequests();
        app.Use(open.CountAsync);
        app.MapAssetCore();
        app.MapGet("/broken", Throws);
        await app.StartAsync();
        var features = app.Services.GetRequiredService<IServer>().Features;
        var address = features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new FrontServer(app, worlds, open, new Uri(address));
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? token = Admin,
        HttpContent? body = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(
        string path, string? token = Admin, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, token, null, headers);

    public Task<HttpResponseMessage> PostAsync(
        string path, string json, string? token = Admin, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, token, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    /// <summary>Sends the path as it is written here, dots and all.</summary>
    public async Task<HttpResponseMessage> GetExactlyAsync(string path, string token = Admin)
    {
        var options = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Client.BaseAddress + path[1..], options));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await Client.SendAsync(request);
    }

    /// <summary>Waits until the server is serving nobody.</summary>
    public Task IdleAsync() => _open.IdleAsync();

    /// <summary>Does what SIGTERM does.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private static string Throws() => throw new InvalidOperationException("It was told to throw.");

    private static TokenOptions Token(string name, string token, params string[] roles) =>
        new() { Name = name, Sha256 = TokenBook.HashOf(token).ToString(), Roles = [.. roles] };
}
