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
}
