namespace AssetCore.EndToEnd.Processes;

/// <summary>The pause between two looks at another process, which has no event to wait for.</summary>
internal static class Polling
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);

    public static async Task PauseAsync()
    {
        using var timer = new PeriodicTimer(s_pause);
        await timer.WaitForNextTickAsync();
    }
}
