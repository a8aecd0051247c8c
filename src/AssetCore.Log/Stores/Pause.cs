namespace AssetCore.Log.Stores;

/// <summary>The pause before a repeat: 5 ms doubling to 250 ms, each between half and all of it, so that writers that
/// met the same fault do not come back in step.</summary>
internal static class Pause
{
    private const int FirstMs = 5;
    private const int LongestMs = 250;

    /// <summary>Waits before the attempt after this one.</summary>
    /// <param name="attempt">The attempt that failed, 1 or more.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends the wait with an <see cref="OperationCanceledException"/>.</param>
    public static Task AfterAsync(int attempt, TimeProvider time, CancellationToken cancellationToken)
    {
        // A delay that its own token ends goes on on the thread pool, whatever the clock. This one goes on where the
        // token was cancelled, so that a clock that is set decides about all that happens; its timer runs out unheard.
        return Task.Delay(Length(attempt, time), time, CancellationToken.None).WaitAsync(cancellationToken);
    }

    private static TimeSpan Length(int attempt, TimeProvider time)
    {
        var longest = Math.Min(LongestMs, FirstMs << Math.Min(attempt - 1, 10));
        return TimeSpan.FromMilliseconds(longest * (0.5 + (Jitter.Next(time) / 2)));
    }
}
