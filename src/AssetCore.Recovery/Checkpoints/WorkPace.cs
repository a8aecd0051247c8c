namespace AssetCore.Recovery.Checkpoints;

/// <summary>
/// Lets work in the background take a share of one core only: after each slice of work it rests. One caller at a time.
/// </summary>
/// <param name="share">The share, above 0 to 1; 1 never rests.</param>
/// <param name="time">The clock.</param>
public sealed class WorkPace(double share, TimeProvider time)
{
    /// <summary>
    /// Work between two rests: no more than a commit takes anyway, so that those who share the core hardly wait.
    /// </summary>
    private static readonly TimeSpan s_slice = TimeSpan.FromMilliseconds(1);

    /// <summary>The longest rest: what was thought to be work may have been a thread that was put aside.</summary>
    private static readonly TimeSpan s_restMax = TimeSpan.FromMilliseconds(50);

    private long _since = time.GetTimestamp();

    /// <summary>Rests if there was work enough since the last rest.</summary>
    public ValueTask RestAsync(CancellationToken cancellationToken)
    {
        if (share >= 1) return ValueTask.CompletedTask;
        var worked = time.GetElapsedTime(_since);
        return worked < s_slice ? ValueTask.CompletedTask : RestAsync(worked, cancellationToken);
    }

    private async ValueTask RestAsync(TimeSpan worked, CancellationToken cancellationToken)
    {
        var rest = worked * ((1 / share) - 1);
        await Task.Delay(rest < s_restMax ? rest : s_restMax, time, cancellationToken).ConfigureAwait(false);
        _since = time.GetTimestamp();
    }
}
