using AssetCore.Commits;
using AssetCore.Engine.Queries;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Requests;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using AssetCore.Worlds;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Transactions;

public sealed class HoldExpiryTests
{
    [Fact]
    public void A_hold_is_released_by_a_commit_of_the_world_before_the_first_commit_of_the_batch()
    {
        var world = Furnished();
        world.Commit(Hold("h", "a", "gold", "60", untilMs: 5_000));
        Assert.Equal(ErrorCode.InsufficientBalance, world.Send(world.Prepare(TakeAll()), 4_999).Rejection!.Code);
        Assert.True(world.Send(world.Prepare(TakeAll()), 5_000).IsCommitted);
        var (header, payload) = world.Log[^1];
        var commits = HistoryQueries.ReadCommits(header, payload, WorldSeq.None, null, 10);
        Assert.Equal(2, commits.Length);
        Assert.Equal("""{"source":"world"}""", commits[0].Origin!.ToString());
        Assert.Equal("""{"reason":"expired holds"}""", commits[0].Metadata!.ToString());
        Assert.Equal(2, commits[0].WorldSeqEnd.Value - commits[0].WorldSeqStart.Value + 1);
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);
        Assert.Equal(world.Engine.StateHash, world.Replicate().StateHash);
    }

    [Fact]
    public void The_head_before_the_batch_decides_and_the_earlier_of_two_ends_counts()
    {
        var world = Furnished();
        var head = world.Engine.Head.Value;
        world.Commit(
            Hold("at", "a", "gold", "1", untilWorldSeq: head + 6),
            Hold("later", "a", "gold", "2", untilWorldSeq: head + 9),
            Hold("both", "a", "gold", "4", untilWorldSeq: head + 9, untilMs: 0));
        Assert.Equal(head + 6, world.Engine.Head.Value);
        world.Commit(Own("a", 1));
        Assert.Equal(["later"], OpenHolds(world));
        world.Commit(Own("a", 2));
        Assert.Empty(OpenHolds(world));
    }

    [Fact]
    public void A_hold_that_is_expired_when_it_is_made_counts_until_the_next_batch()
    {
        var world = Furnished();
        world.Engine.BeginBatch(9_000);
        Assert.True(world.Engine.Execute(world.Prepare(Hold("h", "a", "gold", "60", untilMs: 0))).IsCommitted);
        Assert.Equal(ErrorCode.InsufficientBalance, world.Engine.Execute(world.Prepare(TakeAll())).Rejection!.Code);
        world.Seal();
        Assert.Equal(["h"], OpenHolds(world));
        world.Commit(TakeAll());
    }

    [Fact]
    public void The_release_stays_when_all_of_the_batch_is_refused()
    {
        var world = Furnished();
        world.Commit(Hold("h", "a", "gold", "60", untilMs: 5_000));
        Assert.False(world.Send(world.Prepare(Own("none", 1)), 5_000).IsCommitted);
        Assert.Empty(OpenHolds(world));
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);
    }

    [Fact]
    public void Releases_are_rolled_back_with_their_batch()
    {
        var world = Furnished();
        world.Commit(Hold("h", "a", "gold", "60", untilMs: 5_000));
        var before = Look(world);
        world.Engine.BeginBatch(5_000);
        Assert.True(world.Engine.HasCommits);
        Assert.True(world.Engine.Execute(world.Prepare(TakeAll())).IsCommitted);
        world.Engine.RollBack();
        Assert.Equal(before, Look(world));
        Assert.Equal(["h"], OpenHolds(world));
        Assert.True(world.Send(world.Prepare(TakeAll()), 5_000).IsCommitted);
    }

    [Fact]
    public void An_expected_world_seq_meets_the_head_before_the_release_until_another_commit_takes_place()
    {
        var world = Furnished();
        world.Commit(Hold("h", "a", "gold", "60", untilMs: 5_000));
        var head = world.Engine.Head;
        world.Engine.BeginBatch(5_000);
        Assert.Equal(
            ErrorCode.WorldSeqMismatch,
            world.Engine.Execute(Expecting("x", world.Engine.Head, Own("a", 1))).Rejection!.Code);
        Assert.True(world.Engine.Execute(Expecting("y", head, Own("a", 1))).IsCommitted);
        Assert.Equal(
            ErrorCode.WorldSeqMismatch, world.Engine.Execute(Expecting("z", head, Own("a", 2))).Rejection!.Code);
        Assert.True(world.Engine.Execute(Expecting("z", world.Engine.Head, Own("a", 2))).IsCommitted);
        world.Seal();
    }

    [Fact]
    public void Nothing_is_released_while_the_world_does_not_move()
    {
        var world = Furnished();
        world.Commit(Hold("h", "a", "gold", "60", untilMs: 5_000));
        var row = world.State.World!;
        foreach (var still in new[]
        {
            row with { Operational = new OperationalState(WriteMode.ReadOnly, false, false) },
            row with { Operational = new OperationalState(WriteMode.ReadWrite, false, true) },
            row with { Lifecycle = WorldLifecycle.Disabled },
        })
        {
            Set(world, still);
            var head = world.Engine.Head;
            Assert.False(world.Send(world.Prepare(TakeAll()), 9_000).IsCommitted);
            Assert.Equal((head, 1), (world.Engine.Head, OpenHolds(world).Count));
        }

        Set(world, row with { Operational = new OperationalState(WriteMode.ReadWrite, true, false) });
        Assert.Equal(ErrorCode.WorldDraining, world.Send(world.Prepare(TakeAll()), 9_000).Rejection!.Code);
        Assert.Empty(OpenHolds(world));
    }

    [Fact]
    public void Holds_are_released_in_order_of_their_ids_in_commits_of_bounded_size()
    {
        var world = WithHolds(HoldExpiry.HoldsPerCommitMax + 1, untilMs: 5_000);
        world.Send(world.Prepare(Own("a", 1)), 5_000);
        var (header, payload) = world.Log[^1];
        var views = HistoryQueries.ReadViews(header, payload, WorldSeq.None, 10, world.State);
        Assert.Equal([2 * HoldExpiry.HoldsPerCommitMax, 2, 1], views.Select(view => view.Events.Length));
        var ids = views.SelectMany(view => view.Events)
            .Select(text => text.ToString())
            .Where(text => text.Contains("hold_id", StringComparison.Ordinal))
            .ToList();
        Assert.Equal(HoldExpiry.HoldsPerCommitMax + 1, ids.Count);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void A_batch_that_has_more_to_release_than_it_may_takes_nothing_else()
    {
        const int Rest = 3;
        var world = WithHolds(HoldExpiry.HoldsPerBatchMax + Rest, untilMs: 5_000);
        var commit = world.Prepare(Own("a", 1));
        var (head, hash) = (world.Engine.Head, world.Engine.StateHash);
        Assert.Equal(ErrorCode.Overloaded, world.Engine.Preflight(commit, 5_000).Rejection!.Code);
        Assert.Equal((head, hash), (world.Engine.Head, world.Engine.StateHash));

        world.Engine.BeginBatch(5_000);
        Assert.True(world.Engine.IsOfReleasesAlone);
        Assert.Throws<InvalidOperationException>(() => world.Engine.Execute(commit));
        Assert.Equal(head.Value + (2 * HoldExpiry.HoldsPerBatchMax), world.Engine.Head.Value);
        world.Seal();
        Assert.False(world.Engine.IsOfReleasesAlone);
        Assert.Equal(Rest, world.State.Holds.InOrder.Count);

        world.Engine.BeginBatch(5_000);
        Assert.False(world.Engine.IsOfReleasesAlone);
        Assert.True(world.Engine.Execute(commit).IsCommitted);
        world.Seal();
        Assert.Equal(0, world.State.Holds.InOrder.Count);
        Assert.Equal(world.Engine.StateHash, world.Recover().StateHash);
    }

    [Fact]
    public void A_preflight_sees_what_is_released_and_leaves_no_trace_of_it()
    {
        var world = Furnished();
        world.Commit(Hold("h", "a", "gold", "60", untilMs: 5_000));
        var before = Look(world);
        Assert.Equal(
            ErrorCode.InsufficientBalance, world.Engine.Preflight(world.Prepare(TakeAll()), 4_999).Rejection!.Code);
        var report = world.Engine.Preflight(world.Prepare(TakeAll()), 5_000).Report!;
        Assert.Equal((world.Engine.Head, 1), (report.ValidatedWorldSeq, report.Events.Length));
        Assert.NotNull(world.Engine.Preflight(world.Prepare(Release("h")), 5_000).Rejection);
        Assert.NotNull(world.Engine.Preflight(Expecting("x", world.Engine.Head, TakeAll()), 5_000).Report);
        Assert.Equal(before, Look(world));
        Assert.Equal(["h"], OpenHolds(world));
    }

    private static RemoveFungible TakeAll() => Take("gold", "100", InVault("a"));

    private static PreparedCommit Expecting(string key, WorldSeq head, params Operation[] operations) =>
        PreparedCommit.Create(new CommitRequest
        {
            Operations = [.. operations],
            IdempotencyKey = key,
            ExpectedWorldSeq = head,
        });

    private static (Hash128 State, Hash128 Content, WorldSeq Head, long TimeMs) Look(WrittenWorld world) =>
        (world.Engine.StateHash, world.State.ContentHash, world.Engine.Head, world.Engine.TimeMs);

    private static List<string> OpenHolds(WrittenWorld world) =>
        [.. world.Ask<HoldPage>(new WorldQuery.Holds(null, null, 50)).Holds.Select(item => item.HoldId.Value)];

    private static void Set(WrittenWorld world, Format.Events.WorldRow row)
    {
        world.Engine.BeginBatch(2_000);
        world.Engine.ExecuteDirective(new WorldDirective.SetWorld(row) { Reason = "test" });
        world.Seal();
    }

    private static WrittenWorld WithHolds(int count, long untilMs)
    {
        var world = Furnished();
        foreach (var numbers in Enumerable.Range(0, count).Chunk(CommitLimits.OperationsMax))
            world.Commit([.. numbers.Select(i => Hold($"h{count - i}", "a", "gold", "0.001", untilMs: untilMs))]);
        return world;
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("a"), Vault("b"), Class("gold"), Add("gold", "100", InVault("a")));
        return world;
    }
}
