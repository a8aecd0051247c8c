using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using AssetCore.Log.Stores;
using AssetCore.Silo.Composition;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AssetCore.Http.Tests.Silo;

/// <summary>
/// The whole silo in this process on the memory store, shared by the tests of a class; each uses a world of its own.
/// </summary>
public sealed class SiloServer : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly string _root = Directory.CreateTempSubdirectory("assetcore-silo-").FullName;
    private WebApplication? _application;
    private long _lastWorld = 1;

    public HttpClient Client { get; private set; } = new();

    public string TokenDirectory => Path.Combine(_root, "tokens");

    /// <summary>What the silo says of itself; null if it is ready.</summary>
    public string? WhyNotReady => _application!.Services.GetRequiredService<Readiness>().Reason;

    /// <summary>The store behind the silo.</summary>
    public ILogStore Store => _application!.Services.GetRequiredService<ILogStore>();

    /// <summary>Does what SIGTERM does.</summary>
    public void TellToStop() => _application!.Lifetime.StopApplication();

    public async ValueTask InitializeAsync()
    {
        var ports = Ports.Free(2);
        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            "--AssetCore:Storage:Kind=Memory",
            $"--AssetCore:Auth:Root={_root}",
            $"--AssetCore:Clustering:SiloPort={ports[0]}",
            $"--AssetCore:Clustering:GatewayPort={ports[1]}",
            "--AssetCore:Grains:QueryWait=00:00:02",
            "--Logging:LogLevel:Default=Warning",
        ];
        Assert.True(SiloApplication.TryBuild(args, out _application, out var faults), string.Join('\n', faults));
        await _application.StartAsync();
        var features = _application.Services.GetRequiredService<IServer>().Features;
        var address = features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Client = new HttpClient { BaseAddress = new Uri(address) };
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token("admin"));
        await ReadyAsync();
    }

    /// <summary>The token of one of the files.</summary>
    public string Token(string name)
    {
        var file = File.ReadAllText(Path.Combine(TokenDirectory, name + ".json"));
        return JsonElement.Parse(file).GetProperty("token").GetString()!;
    }

    /// <summary>Makes a world that no other test uses.</summary>
    public async Task<TestWorld> NewWorldAsync(string members = "")
    {
        var number = Interlocked.Increment(ref _lastWorld);
        using var response = await PostAsync(
            "/v1/write/namespaces", $$"""{"namespace_id":{{number}},"reason":"a test"{{members}}}""");
        Assert.True(response.StatusCode == HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
        return new TestWorld(this, number);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        Client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));

    /// <summary>Sends a request as somebody else than the administrator.</summary>
    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? token, HttpContent? body = null)
    {
        using var client = new HttpClient { BaseAddress = Client.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = body };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token(token));
        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_application is not null)
        {
            await _application.StopAsync();
            await _application.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }

    // Waits on the silo itself, which has nothing to wait on from outside but its readiness.
    private async Task ReadyAsync()
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            using var response = await Client.GetAsync(new Uri("/readyz", UriKind.Relative), patience.Token);
            if (response.IsSuccessStatusCode) return;
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }
}
