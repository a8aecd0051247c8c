using AssetCore.Client;
using AssetCore.Client.Cluster;
using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;
using AssetCore.Reads;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Clusters;

/// <summary>What the client library promises, over a cluster.</summary>
public sealed class ClusterClientTests
{
    private const int Commits = 200;

    private static readonly WorldClientOptions s_stubborn =
        new() { AttemptsMax = 100, BackoffMax = TimeSpan.FromSeconds(1) };

    [Fact]
    public async Task A_follower_misses_nothing_and_sees_nothing_twice_when_the_writers_silo_dies()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 3);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var follower = cluster.World(1, s_stubborn);
        var writer = cluster.World(2, s_stubborn);
        var followed = FollowAsync(follower, Commits + 2);
        for (var i = 0; i < Commits; i++)
        {
            if (i == Commits / 2) await cluster.KillAsync(0);
            Assert.True((await writer.CommitAsync(Requests.Move($"{i}"))).IsCommitted);
        }

        var commits = await followed.WaitAsync(WorldCluster.Patience);
        var next = new WorldSeq(1);
        foreach (var commit in commits)
        {
            Assert.Equal(next, commit.Item.WorldSeqStart);
            next = commit.Item.WorldSeqEnd.Next;
        }
    }

    [Fact]
    public async Task A_commit_is_reversed_once_and_a_repetition_of_the_key_gets_the_same_receipt()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var world = cluster.OutsideWorld();
        await world.CommitAsync(Requests.Setup());
        var moved = (await world.CommitAsync(Requests.Move("m"))).Receipt!;
        var request = new ReverseRequest
        {
            CommitId = moved.CommitId,
            Reason = "by mistake",
            IdempotencyKey = "undo",
        };
        var undone = (await world.ReverseAsync(request)).Receipt!;
        Assert.True(undone.WorldSeqStart > moved.WorldSeqEnd);
        Assert.Equal(undone with { IdempotentReplay = true }, (await world.ReverseAsync(request)).Receipt);
        var twice = await world.ReverseAsync(request with { IdempotencyKey = "undo again" });
        Assert.Equal(ErrorCode.AlreadyReversed, twice.Rejection!.Code);
    }

    [Fact]
    public async Task A_world_is_made_with_limits_frozen_and_seen_in_the_feed()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var worlds = cluster.Client.GetWorlds();
        Assert.Null((await worlds.CreateAsync(new CreateCall(new WorldId(7), "Seven", "a test", 5_000))).Rejection);
        var frozen = await worlds.ChangeAsync(new ChangeCall(new WorldId(7), null, null, null, true, "an audit"));
        Assert.True(frozen.World!.Operational.Frozen);
        var refused = await cluster.Client.GetWorld(7).CommitAsync(Requests.Setup());
        Assert.Equal(ErrorCode.WorldReadOnly, refused.Rejection!.Code);
        var status = (await worlds.GetStatusAsync(new WorldId(7))).Status!;
        Assert.Equal(("an audit", 5_000), (status.Reason, status.IdempotencyKeysMax));
        var changes = (await worlds.ListChangesAsync(limit: ReadLimits.PageMax)).Page!.Changes;
        Assert.Equal("an audit", changes[^1].Reason);
        Assert.Equal(WorldLifecycle.Provisioned, changes[^1].Namespace.Lifecycle);
    }

    private static async Task<List<CommittedCommit>> FollowAsync(IWorldClient world, int count)
    {
        var commits = new List<CommittedCommit>();
        await foreach (var commit in world.FollowAsync(WorldSeq.None))
        {
            commits.Add(commit);
            if (commits.Count == count) break;
        }

        return commits;
    }
}
