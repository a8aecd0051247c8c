using AssetCore.Grains.Subjects;
using AssetCore.Grains.Telemetry;
using AssetCore.Log.Stores;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains.Replicas;

/// <summary>What every replica of a silo needs.</summary>
internal sealed class ReplicaServices(
    ILogStore store,
    IGrainFactory grains,
    IOptions<AssetCoreOptions> options,
    TimeProvider time,
    GrainMetrics metrics,
    SubjectOpener opener,
    ILogger<Replica> logger)
{
    public ILogStore Store { get; } = store;

    public IGrainFactory Grains { get; } = grains;

    public AssetCoreOptions Options { get; } = options.Value;

    public TimeProvider Time { get; } = time;

    public GrainMetrics Metrics { get; } = metrics;

    public SubjectOpener Opener { get; } = opener;

    public ILogger<Replica> Logger { get; } = logger;

    public FrameCache Frames { get; } = new(options.Value.FrameCacheBytesMax);
}
