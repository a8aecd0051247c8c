using System.Collections.Concurrent;

namespace AssetCore.Client.Sending;

/// <summary>
/// Sources of cancellation that fire when an attempt takes too long. Used ones are kept for the next attempt, for a new
/// timer costs as much as the rest of an attempt without a retry. Safe to use from any number of threads.
/// </summary>
/// <param name="limit">How long an attempt may take.</param>
/// <param name="time">The clock.</param>
internal sealed class TimeLimits(TimeSpan limit, TimeProvider time)
{
    // Never more than there were attempts at one time.
    private readonly ConcurrentBag<CancellationTokenSource> _spare = [];

    /// <summary>A source that fires after the limit. Its user gives it back.</summary>
    public CancellationTokenSource Rent()
    {
        if (time != TimeProvider.System) return new CancellationTokenSource(limit, time);
        if (!_spare.TryTake(out var source)) source = new CancellationTokenSource();
        source.CancelAfter(limit);
        return source;
    }

    /// <summary>Takes a source back; it is not to be used any more.</summary>
    public void Return(CancellationTokenSource source)
    {
        if (time == TimeProvider.System && source.TryReset()) _spare.Add(source);
        else source.Dispose();
    }
}
