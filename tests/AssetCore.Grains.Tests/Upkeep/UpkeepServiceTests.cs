using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Memory;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

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
        await using var upkeep = await RunningUpkeep.StartAsync(
            new MemoryLogStore(), TimeProvider.System, options, chore);
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

    [Fact]
    public async Task A_chore_that_fails_keeps_no_other_from_its_turn()
    {
        var bad = new ToldChore("fail", _ => throw new LogCorruptException(new WorldId(1), "blob", 0, "no frame"));
        var good = new ToldChore("go on", _ => Task.CompletedTask);
        await using var upkeep = await RunningUpkeep.StartAsync(
            new MemoryLogStore(), TimeProvider.System, new(), bad, good);
        foreach (var _ in (int[])[1, 2])
        {
            upkeep.Ask(1);
            Assert.Equal(1, await good.NextAsync());
        }

        // What does not verify is given up.
        Assert.Equal(1, bad.Runs);
    }

    [Fact]
    public async Task A_checkpoint_that_failed_is_tried_again_though_the_world_is_quiet()
    {
        var store = new FailingOnceStore(new MemoryLogStore());
        var options = new AssetCoreOptions { UpkeepBackoff = TimeSpan.FromMilliseconds(10) };
        await using var upkeep = await RunningUpkeep.StartAsync(store, TimeProvider.System, options);
        upkeep.Ask(1, wantsCheckpoint: true);
        await store.ReadAgain.WaitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Fails the first attempt in a way that nobody repeats, and tells of the next.</summary>
    private sealed class FailingOnceStore(ILogStore inner) : ForwardingStore(inner)
    {
        private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _reads;

        public Task ReadAgain => _again.Task;

        public override ValueTask<StoreReadResult> ReadAsync(
            BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
        {
            // The taker's look at the manifest, and its look whether the world was purged meanwhile.
            if (Interlocked.Increment(ref _reads) <= 2) throw new InvalidOperationException("it fails");
            _again.TrySetResult();
            return base.ReadAsync(name, offset, buffer, cancellationToken);
        }
    }
}
