using System.Net;
using AssetCore.Client.Cluster;
using AssetCore.Grains;
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

    private BenchmarkSilo(IHost host, int gatewayPort)
    {
        _host = host;
        GatewayPort = gatewayPort;
    }

    /// <summary>Where clients in other processes connect to, on this machine.</summary>
    public int GatewayPort { get; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>A silo that is a cluster by itself.</summary>
    public static Task<BenchmarkSilo> StartAsync(ILogStore store, Action<AssetCoreOptions>? configure = null)
    {
        var port = FreePort.Next();
        return StartAsync(store, port, port, configure);
    }

    /// <summary>A silo of a cluster whose membership another one keeps.</summary>
    public static Task<BenchmarkSilo> StartAsync(
        ILogStore store, int port, int primaryPort, Action<AssetCoreOptions>? configure = null) =>
        StartAsync(
            Host.CreateApplicationBuilder(),
            static builder => builder.Build(),
            builder => Add(builder, store, port, primaryPort, configure));

    /// <summary>A silo that is a cluster by itself, in a host of the caller's making.</summary>
    /// <typeparam name="TBuilder">Builds the host.</typeparam>
    /// <param name="store">Where the worlds are.</param>
    /// <param name="builder">The host so far.</param>
    /// <param name="build">Builds it, not started.</param>
    public static Task<BenchmarkSilo> StartAsync<TBuilder>(
        ILogStore store, TBuilder builder, Func<TBuilder, IHost> build)
        where TBuilder : IHostApplicationBuilder
    {
        var port = FreePort.Next();
        return StartAsync(builder, build, it => Add(it, store, port, port, null));
    }

    public async Task CreateWorldAsync(long world)
    {
        var created = await Grains.GetWorlds().CreateAsync(new WorldId(world), null, "benchmark");
        if (created.Rejection is { } refusal)
            throw new InvalidOperationException($"World {world} was not made: {refusal}");
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static async Task<BenchmarkSilo> StartAsync<TBuilder>(
        TBuilder builder, Func<TBuilder, IHost> build, Func<TBuilder, int> add)
        where TBuilder : IHostApplicationBuilder
    {
        var gatewayPort = add(builder);
        var host = build(builder);
        await host.StartAsync();
        return new BenchmarkSilo(host, gatewayPort);
    }

    private static int Add(
        IHostApplicationBuilder builder,
        ILogStore store,
        int port,
        int primaryPort,
        Action<AssetCoreOptions>? configure)
    {
        var gatewayPort = FreePort.Next();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(store);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(port, gatewayPort, new IPEndPoint(IPAddress.Loopback, primaryPort))
            .AddAssetCore(configure));
        return gatewayPort;
    }
}
