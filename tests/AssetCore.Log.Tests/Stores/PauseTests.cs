using AssetCore.Log.Stores;

namespace AssetCore.Log.Tests.Stores;

public sealed class PauseTests
{
    [Fact]
    public async Task A_cancelled_pause_goes_on_on_the_thread_that_cancelled_it()
    {
        using var stop = new CancellationTokenSource();
        var goneOn = PauseAsync(new StandingTime(), stop.Token);
        var canceller = new Thread(stop.Cancel);
        canceller.Start();
        Assert.Equal(canceller.ManagedThreadId, await goneOn);
    }

    private static async Task<int> PauseAsync(TimeProvider time, CancellationToken cancellationToken)
    {
        var pause = Pause.AfterAsync(1, time, cancellationToken);
        await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.True(pause.IsCanceled);
        return Environment.CurrentManagedThreadId;
    }

    /// <summary>A clock on which nothing is ever due.</summary>
    private sealed class StandingTime : TimeProvider
    {
        public override ITimer CreateTimer(
            TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new NeverDue();
    }

    private sealed class NeverDue : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
