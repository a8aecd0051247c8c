using System.ComponentModel.DataAnnotations;

namespace AssetCore.Log.Writing;

/// <summary>How a world's log is written. None of these changes what a log means.</summary>
public sealed class WorldLogOptions
{
    /// <summary>Bytes after which a segment is sealed and the next begun: 64 KiB to 64 GiB. Default 256 MiB.</summary>
    [Range(64L * 1024, 64L * 1024 * 1024 * 1024)]
    public long SegmentBytesMax { get; set; } = 256L * 1024 * 1024;

    /// <summary>
    /// Appends after which a segment is sealed: 2 to 49,000. Azure append blobs hold 50,000 blocks; the default
    /// leaves room for the seal. Default 49,000.
    /// </summary>
    [Range(2, 49_000)]
    public int SegmentAppendsMax { get; set; } = 49_000;

    /// <summary>
    /// How long one append may take with its repeats and read-backs before its outcome is disputed: 100 ms to 60 s.
    /// Default 6 s, below the 10 s that a gateway waits for its world.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan AppendTimeout { get; set; } = TimeSpan.FromSeconds(6);

    /// <summary>
    /// How long one call to the store may take before it is given up and repeated: 50 ms to 60 s. Default 2 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.05", "00:01:00")]
    public TimeSpan StoreCallTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How old a writer's last proof that it owns its world may be when it answers what appends nothing (refusals,
    /// replays, preflights): 0 to 60 s; 0 proves it before each. Default 1 s. A writer that has been replaced
    /// can be wrong for as long, and only about what it refuses or tells, never about what it commits.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan OwnershipAgeMax { get; set; } = TimeSpan.FromSeconds(1);
}
