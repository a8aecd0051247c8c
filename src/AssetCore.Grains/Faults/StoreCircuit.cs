using AssetCore.Errors;
using AssetCore.Grains.Telemetry;

namespace AssetCore.Grains.Faults;

/// <summary>
/// Sheds the load of one world while its store is known to be down: after a failure callers hear the reason at once,
/// until a pause has passed; whoever comes then is the probe that closes the circuit, or begins a longer pause. A world
/// takes one call at a time, so there is one probe at a time. One caller.
/// </summary>
/// <param name="backoff">The pauses.</param>
/// <param name="time">The clock.</param>
/// <param name="metrics">Where failures are counted.</param>
/// <remarks>
/// No circuit breaker of a library: those judge by shares of many calls, and a world has one call at a time, of which
/// a single failure may already stand for many repeats.
/// </remarks>
internal sealed class StoreCircuit(Backoff backoff, TimeProvider time, GrainMetrics metrics)
{
    /// <summary>
    /// Refusals in a row that tell that the store is down. A single one is any service's right, and nobody after it
    /// should suffer from it.
    /// </summary>
    private const int RefusalsMin = 2;

    private Rejection? _reason;
    private int _refusals;
    private TimeSpan _pause;
    private long _since;

    /// <summary>Why nothing may be asked of the store now, and when to come back; null if it may.</summary>
    public Rejection? Check()
    {
        if (_reason is null) return null;
        var left = _pause - time.GetElapsedTime(_since);
        if (left <= TimeSpan.Zero) return null;

        // What no repeat mends (a corrupt log) has no time to come back, and gets none.
        return _reason.RetryAfterMs is null
            ? _reason
            : _reason with { RetryAfterMs = (long)Math.Ceiling(left.TotalMilliseconds) };
    }

    /// <summary>The store refused a call, at once: it is left alone if that is not the first time.</summary>
    /// <param name="reason">What callers hear meanwhile.</param>
    public void Refused(Rejection reason)
    {
        if (++_refusals >= RefusalsMin) Open(reason);
    }

    /// <summary>The store failed, with all repeats: it is left alone for the next pause.</summary>
    /// <param name="reason">What callers hear meanwhile.</param>
    public void Open(Rejection reason)
    {
        (_reason, _pause, _since) = (reason, backoff.Next(), time.GetTimestamp());
        metrics.CircuitOpened();
    }

    /// <summary>The store answered.</summary>
    public void Close()
    {
        _reason = null;
        _refusals = 0;
        backoff.Reset();
    }
}
