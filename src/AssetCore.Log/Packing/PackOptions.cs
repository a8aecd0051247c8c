using System.ComponentModel.DataAnnotations;

namespace AssetCore.Log.Packing;

/// <summary>How sealed segments are rewritten.</summary>
public sealed class PackOptions
{
    /// <summary>
    /// How long a segment stays beside its pack after this process has verified the pack: 0 to 7 days. Default 10
    /// minutes, so that whoever was reading the segment has long come to its end.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan PackGraceAge { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long one call to the store may take before it is given up and repeated: 1 s to 10 min. Default 60 s: a block
    /// is 32 MiB, and an append blob of many small blocks reads slowly.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StoreCallTimeout { get; set; } = TimeSpan.FromSeconds(60);
}
