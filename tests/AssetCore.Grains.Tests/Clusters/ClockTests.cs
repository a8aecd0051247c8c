using AssetCore.Commits;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class ClockTests
{
    private const long HourMs = 3_600_000;

    private readonly SetClock _clock = new();
    private readonly MemoryLogStore _store = new();
    private readonly List<CommitReceipt> _receipts = [];

    [Theory]
    [InlineData(HourMs)]
    [InlineData(-HourMs)]
    public async Task A_clock_that_jumps_an_hour_changes_neither_the_sequence_nor_what_a_key_means(long jump)
    {
        await using var cluster = await StartAsync();
        await CommitAsync(cluster, "before");

        _clock.NowMs += jump;
        await CommitAsync(cluster, "after");
        var replays = await ReplayAllAsync(cluster);

        Check();
        Assert.Equal(_receipts.Select(receipt => receipt.CommitId), replays.Select(receipt => receipt.CommitId));
        Assert.All(replays, replay => Assert.True(replay.IdempotentReplay));
    }

    [Fact]
    public async Task A_clock_that_runs_back_and_forth_gives_commits_times_that_never_fall()
    {
        await using var cluster = await StartAsync();
        var random = new Random(4711);

        for (var i = 0; i < 50; i++)
        {
            _clock.NowMs += random.NextInt64(-HourMs, HourMs);
            await CommitAsync(cluster, $"k{i}");
        }

        Check();
        Assert.Equal(_receipts.Max(receipt => receipt.TimeMs), _receipts[^1].TimeMs);
    }

    [Fact]
    public async Task A_hold_ends_early_by_no_more_than_the_clock_jumped_ahead()
    {
        await using var cluster = await StartAsync();
        await HoldAsync(cluster, 2 * HourMs);

        _clock.NowMs += HourMs;
        var held = await TryMoveAllAsync(cluster, "an hour ahead");
        _clock.NowMs += HourMs;
        var released = await TryMoveAllAsync(cluster, "two hours ahead");

        Assert.Equal(ErrorCode.InsufficientBalance, held.Rejection?.Code);
        Assert.True(released.IsCommitted, released.Rejection?.Detail);
    }

    [Fact]
    public async Task A_hold_ends_late_by_no_more_than_the_clock_jumped_back()
    {
        await using var cluster = await StartAsync();
        await HoldAsync(cluster, HourMs);

        _clock.NowMs -= HourMs;
        _clock.NowMs += (2 * HourMs) - 1;
        var held = await TryMoveAllAsync(cluster, "a moment before");
        _clock.NowMs++;
        var released = await TryMoveAllAsync(cluster, "an hour late");

        Assert.Equal(ErrorCode.InsufficientBalance, held.Rejection?.Code);
        Assert.True(released.IsCommitted, released.Rejection?.Detail);
    }

    [Fact]
    public async Task A_hold_that_has_ended_does_not_come_back_with_an_earlier_clock()
    {
        await using var cluster = await StartAsync();
        await HoldAsync(cluster, HourMs);

        _clock.NowMs += HourMs;
        await CommitAsync(cluster, "releases");
        _clock.NowMs -= 2 * HourMs;
        var moved = await TryMoveAllAsync(cluster, "an hour before it was held", 99);

        Assert.True(moved.IsCommitted, moved.Rejection?.Detail);
    }

    [Fact]
    public async Task A_writer_that_takes_over_with_an_earlier_clock_keeps_the_time_of_the_log()
    {
        await using (var earlier = await StartAsync())
        {
            _clock.NowMs += HourMs;
            await CommitAsync(earlier, "ahead");
        }

        _clock.NowMs -= 2 * HourMs;
        await using var cluster = await WorldCluster.StartAsync(_store, time: _clock);
        await CommitAsync(cluster, "behind");

        Check();
        Assert.Equal(_receipts[^2].TimeMs, _receipts[^1].TimeMs);
    }

    private static async Task<CommitOutcome> OnceAsync(WorldCluster cluster, CommitRequest request) =>
        (await cluster.GatewayOn(0).CommitAsync(Requests.Call(request))).Outcomes[0];

    private static Task<CommitOutcome> TryMoveAllAsync(WorldCluster cluster, string key, long gold = 100) =>
        OnceAsync(cluster, Requests.Move(key, gold));

    /// <summary>A world with 100 gold in a.</summary>
    private async Task<WorldCluster> StartAsync()
    {
        var cluster = await WorldCluster.StartAsync(_store, time: _clock);
        var setup = await OnceAsync(cluster, Requests.Setup(100));
        _receipts.Add(setup.Receipt!);
        return cluster;
    }

    private async Task CommitAsync(WorldCluster cluster, string key)
    {
        var outcome = await OnceAsync(cluster, Requests.Move(key));
        Assert.True(outcome.IsCommitted, outcome.Rejection?.Detail);
        _receipts.Add(outcome.Receipt!);
    }

    private async Task HoldAsync(WorldCluster cluster, long forMs)
    {
        var hold = new HoldFungible(
            new HoldId("h1"),
            Requests.A,
            Requests.Gold,
            null,
            DecimalQuantity.FromInteger(60),
            null,
            _clock.NowMs + forMs);
        Assert.True((await OnceAsync(cluster, Requests.Of("hold", hold))).IsCommitted);
    }

    private static async Task<List<CommitReceipt>> ReplayAllAsync(WorldCluster cluster)
    {
        CommitRequest[] requests = [Requests.Setup(100), Requests.Move("before"), Requests.Move("after")];
        var replays = new List<CommitReceipt>();
        foreach (var request in requests) replays.Add((await OnceAsync(cluster, request)).Receipt!);
        return replays;
    }

    /// <summary>One commit follows the other without a gap, and none is older than the one before.</summary>
    private void Check()
    {
        foreach (var (earlier, later) in _receipts.Zip(_receipts.Skip(1)))
        {
            Assert.Equal(earlier.WorldSeqEnd.Next, later.WorldSeqStart);
            Assert.InRange(later.TimeMs, earlier.TimeMs, long.MaxValue);
        }
    }
}
