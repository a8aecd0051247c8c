using AssetCore.Grains.Hosting;
using AssetCore.Grains.Subjects;
using AssetCore.Grains.Telemetry;
using AssetCore.Grains.Upkeep;
using AssetCore.Log.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains.Worlds;

/// <summary>What every journal of a silo needs.</summary>
internal sealed class JournalServices(
    ILogStore store,
    IOptions<AssetCoreOptions> options,
    TimeProvider time,
    IBatchAnnouncers announcers,
    SiloIdentity identity,
    GrainMetrics metrics,
    UpkeepService upkeep,
    ISubjectKeys keys,
    IBackground background,
    ILogger<WorldJournal> logger)
{
    public ILogStore Store { get; } = store;

    public AssetCoreOptions Options { get; } = options.Value;

    public TimeProvider Time { get; } = time;

    public IBatchAnnouncers Announcers { get; } = announcers;

    public SiloIdentity Identity { get; } = identity;

    public RivalMemory Rivals { get; } = new(identity.ClusterId, options.Value, time);

    public HeldWorlds Held { get; } = new();

    public GrainMetrics Metrics { get; } = metrics;

    public UpkeepService Upkeep { get; } = upkeep;

    public ISubjectKeys Keys { get; } = keys;

    public IBackground Background { get; } = background;

    public ILogger<WorldJournal> Logger { get; } = logger;
}
