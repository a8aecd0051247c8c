using System.ComponentModel.DataAnnotations;
using AssetCore.Http;

namespace AssetCore.Silo.Configuration;

/// <summary>How streams of commits are served: see <see cref="AssetCoreHttpOptions"/>.</summary>
public sealed class StreamSettings
{
    /// <summary>After how long a silent stream sends a comment: a millisecond to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "01:00:00")]
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Streams at a time, 1 to 1,000,000; one more is answered <c>OVERLOADED</c>.</summary>
    [Range(1, 1_000_000)]
    public int StreamsMax { get; set; } = 1_000;

    /// <summary>What a reader must take in bytes per second while something waits for it, 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int BytesPerSecondMin { get; set; } = 1_024;

    /// <summary>For how long it may take nothing before that is held against it: 2 seconds to an hour.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Hands the settings to the HTTP room.</summary>
    public void ApplyTo(AssetCoreHttpOptions options)
    {
        options.StreamKeepAlive = KeepAlive;
        options.StreamsMax = StreamsMax;
        options.StreamBytesPerSecondMin = BytesPerSecondMin;
        options.StreamGrace = Grace;
    }
}
