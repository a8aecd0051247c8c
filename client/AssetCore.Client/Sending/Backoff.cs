using AssetCore.Errors;

namespace AssetCore.Client.Sending;

/// <summary>How long a follower waits before it goes on, and what a server may ask for.</summary>
internal static class Backoff
{
    // Beyond this a doubled wait is above every maximum anyway.
    private const int DoublingsMax = 30;

    /// <summary>The wait after a failed attempt.</summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    /// <param name="refusal">What the server answered; null if nothing.</param>
    /// <param name="options">The bounds.</param>
    public static TimeSpan After(int failures, Rejection? refusal, WorldClientOptions options)
    {
        if (refusal?.RetryAfterMs is { } asked) return Asked(asked, options.RetryAfterMax);
        var doubled = options.BackoffFirst.TotalMilliseconds * (1L << Math.Min(failures - 1, DoublingsMax));
        var wait = Math.Min(doubled, options.BackoffMax.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(options.UseJitter ? wait * Share() : wait);
    }

    /// <summary>The wait that a server asked for, within bounds.</summary>
    /// <param name="ms">What it asked for, in milliseconds.</param>
    /// <param name="max">The longest that is kept to.</param>
    public static TimeSpan Asked(long ms, TimeSpan max) =>
        ms >= max.TotalMilliseconds ? max : TimeSpan.FromMilliseconds(Math.Max(ms, 0));

    // Half to all of the wait: callers that failed together do not come back together.
#pragma warning disable CA5394 // Spreads load; nobody gains by guessing it.
    private static double Share() => 0.5 + (Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
}
