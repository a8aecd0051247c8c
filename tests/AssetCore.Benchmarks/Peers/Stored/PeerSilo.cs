using System.Net;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Log.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AssetCore.Benchmarks.Peers.Stored;

/// <summary>A silo in this process with a store and nothing of AssetCore; callers are in the process too.</summary>
internal sealed class PeerSilo : IAsyncDisposable
{
    private readonly IHost _host;

    private PeerSilo(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<PeerSilo> StartAsync(ILogStore store, Action<ISiloBuilder> configure)
    {
        var port = FreePort.Next();
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(store);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, FreePort.Next(), new IPEndPoint(IPAddress.Loopback, port));
            configure(silo);
        });
        var host = builder.Build();
        await host.StartAsync();
        return new PeerSilo(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        // A grain's storage may have a lock file to give back, which takes its time.
        await ((IAsyncDisposable)_host).DisposeAsync();
    }
}
