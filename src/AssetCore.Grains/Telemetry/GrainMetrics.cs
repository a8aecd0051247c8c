using System.Diagnostics.Metrics;

namespace AssetCore.Grains.Telemetry;

/// <summary>What the grains of a silo measure. Any thread.</summary>
internal sealed class GrainMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "assetcore.grains";

    private readonly Counter<long> _commits;
    private readonly Histogram<int> _batchCommits;
    private readonly Histogram<int> _batchBytes;
    private readonly Histogram<double> _commitDuration;
    private readonly Histogram<double> _appendDuration;
    private readonly UpDownCounter<int> _queued;
    private readonly Histogram<long> _replicaLag;
    private readonly UpDownCounter<int> _followers;
    private readonly Counter<long> _circuits;

    private readonly Histogram<double> _checkpointDuration;
    private readonly Histogram<long> _checkpointBytes;
    private readonly Counter<long> _upkeepFailures;
    private readonly Histogram<double> _recoveryDuration;

    public GrainMetrics(IMeterFactory meters)
    {
#pragma warning disable CA2000 // The factory owns the meters it makes.
        var meter = meters.Create(MeterName);
#pragma warning restore CA2000
        _commits = meter.CreateCounter<long>(
            "assetcore.grains.commits", "{commit}", "Commits answered by worlds, by outcome.");
        _batchCommits = meter.CreateHistogram<int>(
            "assetcore.grains.batch.commits", "{commit}", "Commits in a durable batch.");
        _batchBytes = meter.CreateHistogram<int>("assetcore.grains.batch.size", "By", "Bytes of a durable batch.");
        _commitDuration = meter.CreateHistogram<double>(
            "assetcore.grains.commit.duration", "s", "From a call's arrival in the gateway to its answer.");
        _appendDuration = meter.CreateHistogram<double>(
            "assetcore.grains.append.duration", "s", "From a sealed batch to its outcome.");
        _queued = meter.CreateUpDownCounter<int>(
            "assetcore.grains.queue.commits", "{commit}", "Commits that wait in gateways.");
        _replicaLag = meter.CreateHistogram<long>(
            "assetcore.grains.replica.lag",
            "{event}",
            "Events a replica was behind the known head when it began to catch up.");
        _followers = meter.CreateUpDownCounter<int>(
            "assetcore.grains.followers", "{follower}", "Followers that wait for the next commit of their world.");
        _circuits = meter.CreateCounter<long>(
            "assetcore.grains.circuit.opened",
            "{failure}",
            "Failures after which a world left its store alone for a while.");
        _checkpointDuration = meter.CreateHistogram<double>(
            "assetcore.grains.checkpoint.duration",
            "s",
            "From reading the log to a checkpoint that the manifest names.");
        _checkpointBytes = meter.CreateHistogram<long>(
            "assetcore.grains.checkpoint.size", "By", "Bytes of a checkpoint.");
        _upkeepFailures = meter.CreateCounter<long>(
            "assetcore.grains.upkeep.failures", "{failure}", "Checkpoints, indexes and packs that failed.");
        _recoveryDuration = meter.CreateHistogram<double>(
            "assetcore.grains.recovery.duration", "s", "From opening a world to its end of the log.");
    }

    public void CommitsAnswered(int committed, int refused)
    {
        if (committed > 0) _commits.Add(committed, new KeyValuePair<string, object?>("outcome", "committed"));
        if (refused > 0) _commits.Add(refused, new KeyValuePair<string, object?>("outcome", "refused"));
    }

    public void BatchAppended(int commits, int bytes, TimeSpan duration)
    {
        _batchCommits.Record(commits);
        _batchBytes.Record(bytes);
        _appendDuration.Record(duration.TotalSeconds);
    }

    public bool MeasuresCommits => _commitDuration.Enabled;

    public void CallAnswered(TimeSpan duration) => _commitDuration.Record(duration.TotalSeconds);

    public void Queued(int more) => _queued.Add(more);

    public void Following(int more) => _followers.Add(more);

    public void CircuitOpened() => _circuits.Add(1);

    public void CheckpointTaken(long bytes, TimeSpan duration)
    {
        _checkpointBytes.Record(bytes);
        _checkpointDuration.Record(duration.TotalSeconds);
    }

    public void UpkeepFailed() => _upkeepFailures.Add(1);

    public void WorldRecovered(TimeSpan duration) => _recoveryDuration.Record(duration.TotalSeconds);

    public void ReplicaBehind(long events) => _replicaLag.Record(events);
}
