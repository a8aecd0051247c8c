using System.Diagnostics.Metrics;
using System.Net;
using AssetCore.Grains;
using AssetCore.Grains.Hosting;
using AssetCore.Grains.Subjects;
using AssetCore.Grains.Telemetry;
using AssetCore.Grains.Upkeep;
using AssetCore.Grains.Worlds;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace AssetCore.Simulation.Silos;

/// <summary>What journals need of a silo, made for a simulated process.</summary>
internal static class SiloParts
{
    private static readonly GrainMetrics s_metrics = new(new UnheardMeters());
    private static readonly IOptions<ClusterOptions> s_cluster =
        Options.Create(new ClusterOptions { ClusterId = "simulation", ServiceId = "simulation" });

    /// <summary>Puts the services together.</summary>
    public static JournalServices Assemble(
        SimulatedProcess process, AssetCoreOptions options, ILogStore store, SiloTrace trace)
    {
        var wrapped = Options.Create(options);
#pragma warning disable CA2000 // It was not started and holds nothing that needs giving back.
        var upkeep = new UpkeepService(store, wrapped, process.Time, s_metrics, [], trace);
#pragma warning restore CA2000
        return new JournalServices(
            store,
            wrapped,
            process.Time,
            new NobodyListens(),
            new SiloIdentity(new SiloName(process.Name), s_cluster),
            s_metrics,
            upkeep,
            new StoredSubjectKeys(store, process.Time),
            new InTurn(),
            trace);
    }

    /// <summary>Long work takes turns with all else on the simulation's thread, so that it has an order.</summary>
    private sealed class InTurn : IBackground
    {
        public Task<T> Run<T>(Func<Task<T>> work) => work();

        public Task CancelAsync(CancellationTokenSource source)
        {
            source.Cancel();
            return Task.CompletedTask;
        }
    }

    private sealed class NobodyListens : IBatchAnnouncers, IBatchAnnouncer
    {
        public IBatchAnnouncer Create(WorldId world) => this;

        public void Announce(BatchFrame frame)
        {
        }
    }

    private sealed class UnheardMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(options);

        public void Dispose()
        {
        }
    }

    private sealed class SiloName(string name) : ILocalSiloDetails
    {
        public string Name => name;

        public string ClusterId => "simulation";

        public string DnsHostName => "localhost";

        public SiloAddress SiloAddress { get; } = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 1), 1);

        public SiloAddress GatewayAddress => SiloAddress;
    }
}
