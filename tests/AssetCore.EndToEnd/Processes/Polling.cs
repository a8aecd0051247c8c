namespace AssetCore.EndToEnd.Processes;

/// <summary>Looking at another process again and again, since it has no event to wait for.</summary>
internal static class Polling
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public static async Task PauseAsync()
    {
        using var timer = new PeriodicTimer(s_pause);
        await timer.WaitForNextTickAsync();
    }

    /// <summary>Waits until something holds, and fails if it does not within a bounded time.</summary>
    public static Task UntilAsync(Func<bool> holds, TimeSpan patience, Func<string> otherwise) =>
        UntilAsync(() => Task.FromResult(holds()), patience, otherwise);

    /// <inheritdoc cref="UntilAsync(Func{bool}, TimeSpan, Func{string})"/>
    public static async Task UntilAsync(Func<Task<bool>> holds, TimeSpan patience, Func<string> otherwise)
    {
        using var timeout = new CancellationTokenSource(patience);
        while (!await holds())
        {
            if (timeout.IsCancellationRequested) Assert.Fail($"{otherwise()} within {patience.TotalSeconds:F0} s");
            await PauseAsync();
        }
    }
}
