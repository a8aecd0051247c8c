using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Projections;
using AssetCore.Grains.Replicas;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;
using AssetCore.Worlds;
using Microsoft.Extensions.Logging.Abstractions;

namespace AssetCore.Grains.Tests.Replicas;

/// <summary>What a projection answers without leaving its turn, and what it does not.</summary>
public sealed class PointQueryTests : IAsyncLifetime
{
    private static readonly WorldId s_world = new(1);
    private static readonly QueryCall s_balance = new(new WorldQuery.Balances(Requests.A, null, 20), null);
    private WorldCluster _cluster = null!;
    private WorldSeq _head;

    private ReplicaHost Host => _cluster.Service<ReplicaHost>(0);

    public async ValueTask InitializeAsync()
    {
        _cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        await _cluster.World(0).CommitAsync(Requests.Setup());
        _head = (await _cluster.World(0).CommitAsync(Requests.Move("move"))).Receipt!.WorldSeqEnd;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_ready_replica_has_points_answered_before_the_call_returns()
    {
        var projection = new ProjectionGrain(
            new NamedContext(_cluster.ProjectionOn(0).GetGrainId()), Host, NullLogger<ProjectionGrain>.Instance);
        await ReadyAsync();

        var asked = projection.QueryAsync(s_balance with { MinWorldSeq = _head });

        Assert.True(asked.IsCompletedSuccessfully);
        var page = Assert.IsType<BalancePage>((await asked).Outcome.Answer);
        Assert.Equal(999_999, Assert.Single(page.Balances).Scaled);
        Assert.Equal(
            (s_world, _head, _head, 0L),
            (page.Freshness!.Namespace, page.Freshness.WorldSeq, page.Freshness.CommitLogWorldSeq, page.Freshness.Lag));
    }

    [Fact]
    public async Task Whatever_waits_looks_back_or_walks_is_not_answered_in_the_turn()
    {
        await ReadyAsync();

        Assert.NotNull(Host.TryQuery(s_world, s_balance));
        Assert.Null(Host.TryQuery(new WorldId(2), s_balance));
        Assert.Null(Host.TryQuery(s_world, s_balance with { MinWorldSeq = _head.Next }));
        Assert.Null(Host.TryQuery(s_world, s_balance with { AsOf = _head }));
        Assert.Null(Host.TryQuery(s_world, new(new WorldQuery.FreshnessOnly(), null)));
        Assert.Null(Host.TryQuery(s_world, new(new WorldQuery.Containers(null, null, null, 20), null)));
        Assert.Null(Host.TryQuery(s_world, new(new WorldQuery.Commits(WorldSeq.None, null, 10), null)));
    }

    [Fact]
    public async Task A_disabled_world_is_answered_in_the_turn_to_those_alone_who_see_it()
    {
        await ReadyAsync();
        await _cluster.IndexOn(0).ChangeAsync(Changes.To(WorldLifecycle.Disabled));
        await WorldCluster.UntilAsync(async () =>
            (await _cluster.ProjectionOn(0).QueryAsync(s_balance)).Outcome.Rejection is not null);

        Assert.Null(Host.TryQuery(s_world, s_balance));
        Assert.NotNull(Host.TryQuery(s_world, s_balance with { SeesDisabled = true })?.Answer);
    }

    [Fact]
    public async Task What_is_not_there_is_refused_in_the_turn()
    {
        await ReadyAsync();

        var outcome = Host.TryQuery(s_world, new(new WorldQuery.Container(new("nowhere")), null));

        Assert.Equal(ErrorCode.ContainerNotFound, outcome?.Rejection?.Code);
    }

    private async Task ReadyAsync() =>
        await _cluster.ProjectionOn(0).QueryAsync(s_balance with { MinWorldSeq = _head });
}
