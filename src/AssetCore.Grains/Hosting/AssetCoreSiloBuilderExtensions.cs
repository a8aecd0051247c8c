using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Abstractions.Wire;
using AssetCore.Grains.Replicas;
using AssetCore.Grains.Subjects;
using AssetCore.Grains.Telemetry;
using AssetCore.Grains.Upkeep;
using AssetCore.Grains.Worlds;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Indexes;
using AssetCore.Recovery.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Streams;

namespace AssetCore.Grains.Hosting;

/// <summary>Puts AssetCore on a silo.</summary>
public static class AssetCoreSiloBuilderExtensions
{
    /// <summary>
    /// Queues of the stream over the whole cluster, equal on every silo: a few, for each is looked at all the time.
    /// </summary>
    private const int StreamQueues = 4;

    /// <summary>
    /// How often a stream queue is looked at: a batch is heard of within some 8 ms; each look costs a few microseconds.
    /// </summary>
    private static readonly TimeSpan s_streamPeriod = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Adds the grains, their wire, the stream <see cref="CommitStream"/> and the replicas. The host supplies an
    /// <see cref="Log.Stores.ILogStore"/> as a singleton, and may supply a <see cref="TimeProvider"/> and an
    /// <see cref="ISubjectKeys"/>.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configure">Changes options; null for the defaults. They are validated when the host starts.</param>
    public static ISiloBuilder AddAssetCore(this ISiloBuilder silo, Action<AssetCoreOptions>? configure = null)
    {
        var options = silo.Services.AddOptions<AssetCoreOptions>().ValidateOnStart();
        if (configure is not null) options.Configure(configure);
        silo.Services.AddSingleton<IValidateOptions<AssetCoreOptions>, AssetCoreOptionsValidator>();
        silo.Services.AddAssetCoreWire();
        silo.Services.AddMetrics();
        AddClock(silo.Services);
        silo.Services.AddSingleton<GrainMetrics>();
        silo.Services.TryAddSingleton<ISubjectKeys, StoredSubjectKeys>();
        silo.Services.AddSingleton<SubjectKeyCache>();
        silo.Services.AddSingleton<SubjectOpener>();
        silo.Services.AddSingleton<ReplicaServices>();
        silo.Services.AddSingleton<CommitPublisherFactory>();
        silo.Services.AddSingleton<SiloIdentity>();
        silo.Services.AddSingleton<IBatchAnnouncers, BatchAnnouncers>();
        silo.Services.AddSingleton<IBackground, PoolBackground>();
        silo.Services.AddSingleton<JournalServices>();
        AddChores(silo.Services);
        AddWithLifecycle<UpkeepService>(silo.Services);
        AddWithLifecycle<ReplicaHost>(silo.Services);
        AddWithLifecycle<SiloDrain>(silo.Services);
        if (Preview(configure).PropagateActivity) silo.AddActivityPropagation();
        AddStream(silo);
        return silo;
    }

    // Orleans has registered the system's clock by now: a clock of the host's own stays, the system's is steadied.
    private static void AddClock(IServiceCollection services)
    {
        var given = services.LastOrDefault(
            static service => service.ServiceType == typeof(TimeProvider) && !service.IsKeyedService);
        if (given is null || ReferenceEquals(given.ImplementationInstance, TimeProvider.System))
            services.AddSingleton<TimeProvider>(new SteadyClock(TimeProvider.System));
    }

    private static AssetCoreOptions Preview(Action<AssetCoreOptions>? configure)
    {
        var options = new AssetCoreOptions();
        configure?.Invoke(options);
        return options;
    }

    private static void AddWithLifecycle<T>(IServiceCollection services)
        where T : class, ILifecycleParticipant<ISiloLifecycle>
    {
        services.AddSingleton<T>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            static provider => provider.GetRequiredService<T>());
    }

    // In this order: an index is read from the segment as it was written.
    private static void AddChores(IServiceCollection services)
    {
        services.AddSingleton<IWorldChore>(static provider => new SegmentIndexer(
            provider.GetRequiredService<ILogStore>(),
            provider.GetRequiredService<TimeProvider>(),
            OptionsOf(provider).Checkpoints.CoreShare));
        services.AddSingleton<IWorldChore>(static provider => new SegmentPacking(
            provider.GetRequiredService<ILogStore>(),
            OptionsOf(provider).Packs,
            provider.GetRequiredService<TimeProvider>()));
    }

    private static AssetCoreOptions OptionsOf(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<AssetCoreOptions>>().Value;

    private static void AddStream(ISiloBuilder silo) => silo.AddMemoryStreams(CommitStream.Name, static stream =>
    {
        // Hints go nowhere but to implicit subscribers, so that no grain storage is needed.
        stream.ConfigureStreamPubSub(StreamPubSubType.ImplicitOnly);
        stream.ConfigurePartitioning(StreamQueues);
        stream.ConfigurePullingAgent(
            static agent => agent.Configure(static o => o.GetQueueMsgsTimerPeriod = s_streamPeriod));

        // A hint that is seconds old says nothing that the log does not.
        stream.ConfigureCacheEviction(static cache => cache.Configure(static o =>
        {
            o.DataMinTimeInCache = TimeSpan.FromSeconds(2);
            o.DataMaxAgeInCache = TimeSpan.FromSeconds(5);
            o.MetadataMinTimeInCache = TimeSpan.FromSeconds(10);
        }));
    });
}
