using AssetCore.Ids;

namespace AssetCore.Grains.Tests.Upkeep;

public sealed class UpkeepServiceTests
{
    [Fact]
    public async Task A_world_that_is_under_way_is_run_again_afterwards_and_never_beside_itself()
    {
        var (first, atOnce, atOnceMax) = (new TaskCompletionSource(), 0, 0);
        var chore = new ToldChore("wait", async world =>
        {
            if (world == new WorldId(2)) return;
            atOnceMax = Math.Max(atOnceMax, Interlocked.Increment(ref atOnce));
            await first.Task;
            Interlocked.Decrement(ref atOnce);
        });
        var options = new AssetCoreOptions { UpkeepsAtOnceMax = 2 };
        await using var upkeep = await RunningUpkeep.StartAsync(TimeProvider.System, options, chore);
        upkeep.Ask(1);
        Assert.Equal(1, await chore.NextAsync());

        // The other worker comes to the second world only past the second request for the first.
        upkeep.Ask(1);
        upkeep.Ask(2);
        Assert.Equal(2, await chore.NextAsync());
        first.SetResult();
        Assert.Equal(1, await chore.NextAsync());
        Assert.Equal(1, atOnceMax);
    }
}
