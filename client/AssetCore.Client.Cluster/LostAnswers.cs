namespace AssetCore.Client.Cluster;

/// <summary>Tells calls that brought no answer from those that failed by a fault of the caller's.</summary>
internal static class LostAnswers
{
    /// <summary>Awaits a call to a grain.</summary>
    /// <exception cref="AnswerLostException">
    /// The call timed out, or a silo was gone or going: whether it had an effect is unknown. A clean stop of a silo
    /// surfaces as a plain <see cref="OrleansException"/>.
    /// </exception>
    public static async Task<T> CatchAsync<T>(Task<T> call, CancellationToken cancellation)
    {
        try
        {
            return await call.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsLost(fault))
        {
            throw Of(fault);
        }
    }

    /// <summary>True if this is what calls without an answer end with.</summary>
    public static bool IsLost(Exception fault) => fault is TimeoutException or OrleansException;

    /// <summary>What the client says of it.</summary>
    public static AnswerLostException Of(Exception fault) => new(fault.Message, fault);
}
