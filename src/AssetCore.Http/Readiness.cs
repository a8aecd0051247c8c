namespace AssetCore.Http;

/// <summary>
/// Whether this server should be sent requests: what <c>/readyz</c> answers. Starts as not ready; the host says when it
/// is. Usable from any thread.
/// </summary>
public sealed class Readiness
{
    private volatile string? _reason = "The server is starting.";

    /// <summary>Why the server is not ready, in one sentence; null if it is.</summary>
    public string? Reason => _reason;

    /// <summary>The server may be sent requests.</summary>
    public void Ready() => _reason = null;

    /// <summary>The server should not be sent requests for now.</summary>
    /// <param name="reason">Why, in one sentence.</param>
    public void NotReady(string reason) => _reason = reason;
}
