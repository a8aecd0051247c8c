using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Abstractions.Wire;
using AssetCore.Grains.Hosting;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace AssetCore.Grains.Tests.Support;

/// <summary>Silos in this process that share one store. World 1 exists.</summary>
internal sealed class WorldCluster : IAsyncDisposable
{
    /// <summary>What tests wait for at most, before they say that it does not happen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly InProcessTestCluster _cluster;

    private WorldCluster(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>The silos that live.</summary>
    public IReadOnlyList<InProcessSiloHandle> Silos => [.. _cluster.Silos.Cast<InProcessSiloHandle>()];

    /// <summary>A client outside the silos.</summary>
    public IClusterClient Client => _cluster.Client;

    /// <summary>Starts silos and makes world 1.</summary>
    /// <param name="store">The store that all silos share.</param>
    /// <param name="silos">How many silos.</param>
    /// <param name="configure">Changes options.</param>
    /// <param name="makeWorld">False if world 1 exists already, or must not.</param>
    /// <param name="time">The silos' clock; null for the real one.</param>
    /// <param name="clusterId">What the cluster calls itself; null for a name of its own.</param>
    /// <param name="filter">Sees every call on its way into a grain; null for none.</param>
    public static async Task<WorldCluster> StartAsync(
        ILogStore store,
        short silos = 1,
        Action<AssetCoreOptions>? configure = null,
        bool makeWorld = true,
        TimeProvider? time = null,
        string? clusterId = null,
        IIncomingGrainCallFilter? filter = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ClusterId = clusterId ?? builder.Options.ClusterId;
        builder.Options.ConfigureFileLogging = false;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSingleton(store);
            if (time is not null) silo.Services.AddSingleton(time);
            if (filter is not null) silo.AddIncomingGrainCallFilter(filter);
            silo.AddAssetCore(configure);
        });
        builder.ConfigureClient(client => client.Services.AddAssetCoreWire());
        var cluster = new WorldCluster(builder.Build());
        await cluster._cluster.DeployAsync();
        if (makeWorld) Assert.Null((await cluster.On(0).EnsureWorldAsync(new WorldId(1), "test", "a test")).Rejection);
        return cluster;
    }

    /// <summary>The grains as a silo's own code sees them.</summary>
    public IGrainFactory On(int silo) => Silos[silo].ServiceProvider.GetRequiredService<IGrainFactory>();

    /// <summary>The index of worlds as a silo's own code sees it.</summary>
    public IWorldIndexGrain IndexOn(int silo) => On(silo).GetGrain<IWorldIndexGrain>(WorldId.Index.Value);

    /// <summary>The writer of a world, wherever it is.</summary>
    public IWorldGrain Writer(long world) => On(0).GetGrain<IWorldGrain>(world);

    /// <summary>World 1 as a silo's own code sees it.</summary>
    public IWorldClient World(int silo, WorldClientOptions? options = null) => On(silo).GetWorld(1, options);

    /// <summary>World 1 as a client outside the silos sees it.</summary>
    public IWorldClient OutsideWorld() => Client.GetWorld(1);

    /// <summary>The gateway of world 1 on a silo.</summary>
    public ICommitGatewayGrain GatewayOn(int silo) => On(silo).GetGrain<ICommitGatewayGrain>(1);

    /// <summary>The projection of world 1 on a silo.</summary>
    public IProjectionGrain ProjectionOn(int silo) => On(silo).GetGrain<IProjectionGrain>(1);

    /// <summary>A service of a silo.</summary>
    public T Service<T>(int silo)
        where T : notnull => Silos[silo].ServiceProvider.GetRequiredService<T>();

    /// <summary>Ends a silo at once.</summary>
    public Task KillAsync(int silo) => _cluster.KillSiloAsync(Silos[silo]);

    /// <summary>Stops a silo as an orderly end of its process does.</summary>
    public Task StopAsync(int silo) => _cluster.StopSiloAsync(Silos[silo]);

    /// <summary>Waits until a condition holds.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds()) await Task.Delay(5, patience.Token);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();
}
