using AssetCore.Http.Access;

namespace AssetCore.Http;

/// <summary>What the HTTP room needs to know.</summary>
public sealed class AssetCoreHttpOptions
{
    /// <summary>Who may call. Required: see <see cref="AuthOptions"/>.</summary>
    public AuthOptions Auth { get; set; } = new();

    /// <summary>
    /// True if every path of the server belongs to AssetCore, so that any unknown one is answered with problem details.
    /// Default false: only <c>/v1</c>, <c>/openapi</c> and <c>/readyz</c> do, as suits an application that co-hosts it.
    /// </summary>
    public bool OwnsAllPaths { get; set; }

    /// <summary>
    /// After how long a silent stream of commits sends a comment, so that nothing on the way takes it for dead. From a
    /// millisecond to an hour; default 10 seconds, below the idle limits of the usual proxies.
    /// </summary>
    public TimeSpan StreamKeepAlive { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Streams of commits that the server serves at a time; one more is answered <c>OVERLOADED</c>. From 1 to
    /// 1,000,000; default 1,000: each holds at most one page, about 4 MiB, while its reader is slow, so that all of
    /// them together stay within some gigabytes at the very worst.
    /// </summary>
    public int StreamsMax { get; set; } = 1_000;

    /// <summary>
    /// What the reader of a stream must take in bytes per second while something is waiting for it, or it is let go; it
    /// may come back and miss nothing. From 1 to 1,000,000; default 1,024, less than the poorest connection carries.
    /// Over HTTP/1.1; the server's own limit holds for other versions.
    /// </summary>
    public int StreamBytesPerSecondMin { get; set; } = 1_024;

    /// <summary>
    /// For how long a reader may take nothing before <see cref="StreamBytesPerSecondMin"/> is held against it. From 2
    /// seconds to an hour; default 30 seconds, longer than a connection on the move is usually interrupted.
    /// </summary>
    public TimeSpan StreamGrace { get; set; } = TimeSpan.FromSeconds(30);
}
