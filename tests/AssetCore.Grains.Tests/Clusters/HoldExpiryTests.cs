using AssetCore.Commits;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class HoldExpiryTests
{
    private const long HourMs = 3_600_000;

    private readonly SetClock _clock = new();

    [Fact]
    public async Task A_hold_ends_with_the_first_batch_after_its_time_and_counts_as_held_until_then()
    {
        await using var cluster = await StartAsync();

        _clock.NowMs += HourMs - 1;
        var early = await OnceAsync(cluster, Requests.Move("early", 60));
        _clock.NowMs++;
        var held = await HeldAsync(cluster);
        var late = await OnceAsync(cluster, Requests.Move("late", 60));

        Assert.Equal(ErrorCode.InsufficientBalance, early.Rejection?.Code);
        Assert.Equal(["h1"], held);
        Assert.True(late.IsCommitted, late.Rejection?.Detail);
        Assert.Empty(await HeldAsync(cluster));
    }

    [Fact]
    public async Task The_release_is_a_commit_of_the_world_and_stays_when_everything_else_is_refused()
    {
        await using var cluster = await StartAsync();
        var head = await HeadAsync(cluster);

        _clock.NowMs += HourMs;
        var refused = await OnceAsync(cluster, Requests.Move("too much", 101));
        var page = (CommitPage)(await AskAsync(cluster, new WorldQuery.Commits(head.Next, null, 10))).Answer!;

        Assert.Equal(ErrorCode.InsufficientBalance, refused.Rejection?.Code);
        var release = Assert.Single(page.Commits);
        Assert.Equal(2, release.EventCount);
        Assert.Empty(release.Operations);
        Assert.Equal("""{"source":"world"}""", release.Origin?.ToString());
        Assert.Equal(_clock.NowMs, release.CommitTimeMs);
        Assert.Empty(await HeldAsync(cluster));
    }

    [Fact]
    public async Task A_preflight_only_simulates_the_release()
    {
        await using var cluster = await StartAsync();
        var head = await HeadAsync(cluster);

        _clock.NowMs += HourMs;
        var preflight = await cluster.GatewayOn(0).PreflightAsync(Requests.Call(Requests.Move("late", 60)));

        Assert.Equal(head, preflight.Outcome.Report?.ValidatedWorldSeq);
        Assert.Equal(2, preflight.Outcome.Report?.Events.Length);
        Assert.Equal(head, await HeadAsync(cluster));
        Assert.Equal(["h1"], await HeldAsync(cluster));
    }

    [Fact]
    public async Task The_head_that_a_commit_expects_is_that_before_the_release_of_its_batch()
    {
        await using var cluster = await StartAsync();
        var head = await HeadAsync(cluster);

        _clock.NowMs += HourMs;
        var expecting = await OnceAsync(cluster, Requests.Move("late", 60) with { ExpectedWorldSeq = head });

        Assert.Equal(head.Value + 3, expecting.Receipt?.WorldSeqStart.Value);
    }

    [Fact]
    public async Task Nothing_is_released_while_the_world_is_read_only()
    {
        await using var cluster = await StartAsync();
        await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(true));
        var head = await HeadAsync(cluster);

        _clock.NowMs += HourMs;
        await OnceAsync(cluster, Requests.Move("late", 60));
        var still = await HeadAsync(cluster);
        await cluster.IndexOn(0).ChangeAsync(Changes.ReadOnly(false));
        var late = await OnceAsync(cluster, Requests.Move("late", 60));

        Assert.Equal(head, still);
        Assert.True(late.IsCommitted, late.Rejection?.Detail);
    }

    [Fact]
    public async Task More_holds_than_one_batch_may_release_are_released_by_batches_of_their_own()
    {
        const int Holds = 65_537;
        await using var cluster = await StartAsync(gold: 60 + Holds);
        foreach (var chunk in Enumerable.Range(0, Holds - 1).Chunk(CommitLimits.OperationsMax))
        {
            var holds = chunk.Select(i => Hold($"n{i}", 1, _clock.NowMs + HourMs));
            Assert.True((await OnceAsync(cluster, Requests.Of($"holds {chunk[0]}", [.. holds]))).IsCommitted);
        }

        var before = (await cluster.Writer(1).StatusAsync()).Status!;
        _clock.NowMs += HourMs;
        var late = await OnceAsync(cluster, Requests.Move("late", 60));
        var after = (await cluster.Writer(1).StatusAsync()).Status!;

        Assert.True(late.IsCommitted, late.Rejection?.Detail);
        Assert.Equal(before.Batch.Value + 2, after.Batch.Value);
        Assert.Equal(before.Head.Value + (2 * Holds) + 2, after.Head.Value);
        Assert.Empty(await HeldAsync(cluster));
    }

    private static HoldFungible Hold(string id, long quantity, long expiresAtMs) => new(
        new HoldId(id),
        Requests.A,
        Requests.Gold,
        null,
        DecimalQuantity.FromInteger(quantity),
        null,
        expiresAtMs);

    /// <summary>A world with gold, of which h1 holds 60 for an hour.</summary>
    private async Task<WorldCluster> StartAsync(long gold = 100)
    {
        var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), time: _clock);
        Assert.True((await OnceAsync(cluster, Requests.Setup(gold))).IsCommitted);
        var held = await OnceAsync(cluster, Requests.Of("hold", Hold("h1", 60, _clock.NowMs + HourMs)));
        Assert.True(held.IsCommitted, held.Rejection?.Detail);
        return cluster;
    }

    private static async Task<CommitOutcome> OnceAsync(WorldCluster cluster, CommitRequest request) =>
        (await cluster.GatewayOn(0).CommitAsync(Requests.Call(request))).Outcomes[0];

    private static async Task<WorldSeq> HeadAsync(WorldCluster cluster) =>
        (await cluster.Writer(1).StatusAsync()).Status!.Head;

    private static async Task<QueryOutcome> AskAsync(WorldCluster cluster, WorldQuery query)
    {
        var (head, outcome) = (await HeadAsync(cluster), default(QueryOutcome));

        // A replica that has a long way to go says so, as often as it is asked.
        await WorldCluster.UntilAsync(async () =>
        {
            outcome = (await cluster.ProjectionOn(0).QueryAsync(new(query, head))).Outcome;
            return outcome.Rejection is not { Code: ErrorCode.Recovering or ErrorCode.NotYetVisible };
        });
        return outcome;
    }

    private static async Task<IEnumerable<string>> HeldAsync(WorldCluster cluster)
    {
        var page = (HoldPage)(await AskAsync(cluster, new WorldQuery.Holds(null, null, 20))).Answer!;
        return page.Holds.Select(hold => hold.HoldId.Value);
    }
}
