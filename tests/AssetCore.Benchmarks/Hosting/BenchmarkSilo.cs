using AssetCore.Client.Cluster;
using AssetCore.Grains.Hosting;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AssetCore.Benchmarks.Hosting;

/// <summary>A silo in this process over one store, as a co-hosting application would have it.</summary>
internal sealed class BenchmarkSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private BenchmarkSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<BenchmarkSilo> StartAsync(ILogStore store)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(store);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort.Next(), FreePort.Next())
            .AddAssetCore());
        var host = builder.Build();
        await host.StartAsync();
        return new BenchmarkSilo(host);
    }

    public async Task CreateWorldAsync(long world)
    {
        var created = await Grains.GetWorlds().CreateAsync(new WorldId(world), null, "benchmark");
        if (created.Rejection is { } refusal) throw new InvalidOperationException($"World {world} was not made: {refusal}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
