using System.ComponentModel.DataAnnotations;
using AssetCore.Log.Packing;
using AssetCore.Log.Writing;
using AssetCore.Recovery.Checkpoints;

namespace AssetCore.Grains;

/// <summary>
/// How AssetCore runs on a silo. None of these changes what a world's log means or what a commit's outcome is.
/// </summary>
public sealed class AssetCoreOptions
{
    /// <summary>
    /// Commits that may wait in one gateway before new ones are answered <c>OVERLOADED</c>: 1 to 1,048,576. Default
    /// 65,536: about a third of a second of work at full speed, so that nobody waits for long and then in vain.
    /// </summary>
    [Range(1, 1_048_576)]
    public int QueueCommitsMax { get; set; } = 65_536;

    /// <summary>
    /// Bytes of requests that may wait in one gateway: 16 MiB (one bulk request fits) to 4 GiB. Default 64 MiB, so
    /// that a silo with a few busy worlds stays within a few hundred megabytes.
    /// </summary>
    [Range(16L * 1024 * 1024, 4L * 1024 * 1024 * 1024)]
    public long QueueBytesMax { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// How long a commit may wait in a gateway before it is given up as not executed: 100 ms to 5 s. Default 5 s, so
    /// that waiting and both calls to the world (14 s together) end before its caller does (20 s).
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:05")]
    public TimeSpan QueueAgeMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Preflights that one gateway may have under way: 1 to 65,536. Default 256; each takes the writer's time.
    /// </summary>
    [Range(1, 65_536)]
    public int PreflightsMax { get; set; } = 256;

    /// <summary>
    /// Reversals for which one gateway may read the log at a time: 1 to 256. Default 8: each may hold the batch that
    /// the commit stands in, up to 32 MiB, so that a gateway takes 256 MiB for them at most.
    /// </summary>
    [Range(1, 256)]
    public int ReversalsMax { get; set; } = 8;

    /// <summary>
    /// How long callers wait for a world that is reading its log before they hear <c>RECOVERING</c>: 0 to 8 s. Default
    /// 5 s, below the 10 s that a gateway waits for its world.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:08")]
    public TimeSpan RecoveryWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a world leaves its store alone after it could not be opened (another writer, no store, a corrupt log)
    /// or the store refused two appends in a row: 10 ms to 1 min, each time between half and all of it. Default 1 s; it
    /// doubles with every further failure. Meanwhile the world's callers hear the reason at once.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:01:00")]
    public TimeSpan OpenBackoff { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The longest such pause: <see cref="OpenBackoff"/> to 10 min. Default 5 s, so that a world is back that soon
    /// after its store.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:10:00")]
    public TimeSpan OpenBackoffMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long a silo leaves a world alone after another cluster took it from it, for the first time: 10 ms to 1 h.
    /// Default 5 s; doubled each time it happens again, and up to half as much again by chance. Two clusters that write
    /// one world are a fault of configuration, and every change of hands costs both a recovery.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan RivalPauseMin { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest such pause, without what chance adds: 10 ms to 24 h. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "1.00:00:00")]
    public TimeSpan RivalPauseMax { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a replica is kept after its last query: 1 s to 24 h. Default 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReplicaIdleAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long after its last query a replica still asks the writer for news: 1 s to 24 h. Default 30 s. A query
    /// after that asks first.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ReplicaFollowAge { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Replicas on one silo: 1 to 1,048,576. Default 1,024; the one longest without a query makes room.
    /// </summary>
    [Range(1, 1_048_576)]
    public int ReplicasMax { get; set; } = 1_024;

    /// <summary>
    /// How long a query waits for its replica (to be built, or to reach <c>min_world_seq</c>): 0 to 15 s. Default 5 s,
    /// below the 20 s that a caller waits for the projection.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:15")]
    public TimeSpan QueryWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long who follows a world waits for its next commit before the answer is an empty page: 0 to 15 s. Default
    /// 10 s, below the 20 s that a caller waits for the projection, and far above what a round trip costs.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:15")]
    public TimeSpan FollowWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// States of the past that one silo keeps for reads with <c>as_of_world_seq</c>, each as large as its world: 1 to
    /// 1,024. Default 4; they are dropped like replicas, <see cref="ReplicaIdleAge"/> after the last query.
    /// </summary>
    [Range(1, 1_024)]
    public int PastStatesMax { get; set; } = 4;

    /// <summary>
    /// States of the past that one silo replays at a time: 1 to 64. Default 2; each keeps a core busy.
    /// </summary>
    [Range(1, 64)]
    public int PastBuildsMax { get; set; } = 2;

    /// <summary>
    /// Bytes of the silo's cache of frames just written or announced: 1 MiB to 4 GiB. Default 64 MiB, several batches
    /// of the largest size, so that a replica beside its writer need not read the store.
    /// </summary>
    [Range(1L * 1024 * 1024, 4L * 1024 * 1024 * 1024)]
    public long FrameCacheBytesMax { get; set; } = 64L * 1024 * 1024;

    /// <summary>
    /// How long a silo goes on using a subject's key without looking whether it was destroyed: 0 to 5 min. Default 5 s.
    /// After an erasure other silos may show what was sealed under the key for as long, and seal under it.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan SubjectKeyAgeMax { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Keys of subjects that a silo keeps for that long: 2 to 1,048,576. Default 16,384, some 8 MiB.
    /// </summary>
    [Range(2, 1_048_576)]
    public int SubjectKeysMax { get; set; } = 16_384;

    /// <summary>
    /// Bytes up to which a frame rides on the stream event itself: 0 to 512 KiB. Default 4 KiB: the stream copies them
    /// one by one, and a replica beside the writer has the frame without. An event over the
    /// 1 MiB block of the stream's cache would destroy its neighbours.
    /// </summary>
    [Range(0, 512 * 1024)]
    public int HintFrameBytesMax { get; set; } = 4 * 1024;

    /// <summary>
    /// True if all calls between grains carry the trace they belong to, by Orleans' own filters; only what is set in
    /// code counts, for it decides what the silo is made of. Default false: commits carry their trace anyway, and the
    /// filters took 4 of 14 microseconds a commit.
    /// </summary>
    public bool PropagateActivity { get; set; }

    /// <summary>
    /// Worlds whose stored bytes one silo looks after at a time (checkpoints, indexes, packs): 1 to 8. Default 1, so
    /// that upkeep takes at most one core from commits and reads.
    /// </summary>
    [Range(1, 8)]
    public int UpkeepsAtOnceMax { get; set; } = 1;

    /// <summary>
    /// How long a world's upkeep rests after it failed: 10 ms to 1 h. Default 30 s: a store that is down is not asked
    /// for more than it is asked for anyway. Each work that fails again rests twice as long, up to 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "01:00:00")]
    public TimeSpan UpkeepBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>When checkpoints are taken.</summary>
    [Required]
    public CheckpointOptions Checkpoints { get; set; } = new();

    /// <summary>How sealed segments are rewritten as packs.</summary>
    [Required]
    public PackOptions Packs { get; set; } = new();

    /// <summary>How logs are written.</summary>
    [Required]
    public WorldLogOptions Log { get; set; } = new();
}
