using AssetCore.Log.Stores;

namespace AssetCore.Log.Writing;

/// <summary>The time that one append has with all its repeats, read-backs and a roll. One caller.</summary>
/// <param name="time">The clock.</param>
/// <param name="options">Its limits.</param>
/// <param name="cancellationToken">The caller's token, which ends the budget at once.</param>
internal sealed class AppendBudget(TimeProvider time, WorldLogOptions options, CancellationToken cancellationToken)
{
    private readonly long _began = time.GetTimestamp();
    private int _pauses;

    public TimeSpan Spent => time.GetElapsedTime(_began);

    /// <summary>True if there is nothing left: no further call may begin.</summary>
    public bool IsSpent => cancellationToken.IsCancellationRequested || Spent >= options.AppendTimeout;

    /// <summary>
    /// The token of one call: at most <see cref="WorldLogOptions.StoreCallTimeout"/> and what is left.
    /// </summary>
    public CallBudget Call() => new(time, CallTimeout, cancellationToken);

    /// <summary>The token of all that is left.</summary>
    public CallBudget Rest() => new(time, Left, cancellationToken);

    /// <summary>Waits before a repeat; false if the budget is spent and there is to be none.</summary>
    public async ValueTask<bool> PauseAsync()
    {
        if (IsSpent) return false;
        LogMetrics.Retried();
        try
        {
            await Pause.AfterAsync(++_pauses, time, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return false;
        }

        return !IsSpent;
    }

    private TimeSpan Left => TimeSpan.FromTicks(Math.Max(1, (options.AppendTimeout - Spent).Ticks));

    private TimeSpan CallTimeout => Left < options.StoreCallTimeout ? Left : options.StoreCallTimeout;
}
