using System.Net.Http.Headers;
using System.Text;
using AssetCore.Errors;
using AssetCore.Grains;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Hosting;
using AssetCore.Http.Access;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Http.Tests.Silo.Refusals;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Grains;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AssetCore.Http.Tests.Silo;

/// <summary>
/// An application that co-hosts a silo of its own, on a store that fails as it is told. World 1 has the setting of
/// refusals.
/// </summary>
internal sealed class CohostServer : IAsyncDisposable
{
    private const string Secret = "a token";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly WebApplication _application;
    private readonly HttpClient _client;

    private CohostServer(WebApplication application, PlannedLogStore store)
    {
        _application = application;
        Store = store;
        var features = application.Services.GetRequiredService<IServer>().Features;
        var address = features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _client = new HttpClient { BaseAddress = new Uri(address) };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Secret);
    }

    public PlannedLogStore Store { get; }

    public static async Task<CohostServer> StartAsync(Action<AssetCoreOptions>? configure = null)
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        var ports = Ports.Free(2);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<ILogStore>(store);
        builder.Services.AddAssetCoreHttp(http => http.Auth.Tokens =
            [new TokenOptions { Name = "test", Sha256 = $"{TokenBook.HashOf(Secret)}", Roles = ["TenantAdmin"] }]);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(ports[0], ports[1])
            .AddAssetCore(grains =>
            {
                Quick(grains);
                configure?.Invoke(grains);
            }));
        var application = builder.Build();
        application.MapAssetCore();
        await application.StartAsync();
        var server = new CohostServer(application, store);
        await server.SetAsync();
        return server;
    }

    /// <summary>The end of the log of world 1, all of it replayed.</summary>
    public Task<LogAudit> AuditAsync() => LogAudit.OfAsync(Store, new WorldId(1));

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> PostAsync(string path, string json) =>
        _client.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8));

    /// <summary>Sends a commit to world 1.</summary>
    public Task<HttpResponseMessage> CommitAsync(string json) => PostAsync("/v1/write/namespaces/1/commit", json);

    /// <summary>Sends a commit with a key to world 1 until it has taken place.</summary>
    public Task CommittedAsync(string json) => UntilDoneAsync(() => CommitAsync(json));

    /// <summary>Asks until there is an answer.</summary>
    public Task AnsweredAsync(string path) => UntilDoneAsync(() => GetAsync(path));

    /// <summary>Makes a world; repeating a creation completes it.</summary>
    public async Task MakeWorldAsync(long number)
    {
        using var patience = new CancellationTokenSource(s_patience);
        var grains = _application.Services.GetRequiredService<IGrainFactory>();
        while (await grains.EnsureWorldAsync(new WorldId(number), null, "a test") is { Rejection: { } refused })
        {
            Assert.True(ErrorCatalogue.Get(refused.Code).Retryable, refused.Detail);
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }

    /// <summary>Has the writer of world 1 end, so that the next commit must open the world again.</summary>
    public async Task EndWriterAsync()
    {
        Store.Plan(_ => AppendPlan.LoseRequest);
        using var lost = await CommitAsync($$"""{"operations":[{{RefusalSetting.Harmless}}]}""");
        Store.Release();
        await Problem.ReadAsync(lost, 503, ErrorCatalogue.Get(ErrorCode.OutcomeUnknown).Text);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private static void Quick(AssetCoreOptions grains)
    {
        grains.OpenBackoff = TimeSpan.FromMilliseconds(10);
        grains.RecoveryWait = TimeSpan.FromMilliseconds(200);
        grains.QueryWait = TimeSpan.FromMilliseconds(500);
        grains.Log.AppendTimeout = TimeSpan.FromMilliseconds(300);
        grains.Log.StoreCallTimeout = TimeSpan.FromMilliseconds(100);
    }

    // What is short here for the sake of the tests may be too short at times on a busy machine.
    private static async Task UntilDoneAsync(Func<Task<HttpResponseMessage>> sendAsync)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            using var response = await sendAsync();
            if (response.IsSuccessStatusCode) return;
            Assert.True((int)response.StatusCode == 503, await response.ReadTextAsync());
            await Task.Delay(TimeSpan.FromMilliseconds(10), patience.Token);
        }
    }

    private async Task SetAsync()
    {
        await MakeWorldAsync(1);
        await CommittedAsync($$"""{"operations":[{{RefusalSetting.Operations}}],"idempotency_key":"setting"}""");
    }
}
