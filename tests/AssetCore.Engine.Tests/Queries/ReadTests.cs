using AssetCore.Containers;
using AssetCore.Engine.Queries;
using AssetCore.Engine.Transactions;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using AssetCore.Worlds;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Queries;

public sealed class ReadTests
{
    [Fact]
    public void A_container_is_shown_with_all_that_it_was_created_with()
    {
        var world = new WrittenWorld();
        var policies = Policies(floor: "-1", ceiling: "5.5", classes: ["b", "a"]);
        world.Commit(Vault("v", 100, policies, owner: uint.MaxValue) with { DisplayName = "The vault" });
        var item = world.Ask<ContainerView>(new WorldQuery.Container(new ContainerId("v"))).Item;
        Assert.Equal(new ContainerKind.Balance(new Quantities.Scale(100)), item.Kind);
        Assert.Equal(
            (uint.MaxValue, "The vault", Policies("-1", "5.5", ["a", "b"])),
            (item.Owner!.Value, item.DisplayName, item.Policies));
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        var world = new WrittenWorld();
        world.Commit(Slots("s", 3), Line("line"));
        var none = new ContainerId("none");
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Container(none)));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Contents(none, null, 1)));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Balances(none, null, 1)));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Slots(none, null, 1)));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.GridCells(none, null, null, 1)));
        Assert.Equal(ErrorCode.ClassNotFound, world.AskInVain(new WorldQuery.Class(new ClassId("none"))));
        Assert.Equal(
            ErrorCode.ClassNotFound, world.AskInVain(new WorldQuery.ClassShapes(new ClassId("none"), null, 1)));
        Assert.Equal(ErrorCode.InstanceNotFound, world.AskInVain(new WorldQuery.Instance(new InstanceId(1))));
        Assert.Equal(
            ErrorCode.WrongContainerKind, world.AskInVain(new WorldQuery.Balances(new ContainerId("s"), null, 1)));
        Assert.Equal(
            ErrorCode.WrongContainerKind, world.AskInVain(new WorldQuery.Slots(new ContainerId("line"), null, 1)));
        Assert.Equal(
            ErrorCode.WrongContainerKind,
            world.AskInVain(new WorldQuery.GridCells(new ContainerId("s"), null, null, 1)));
    }

    [Fact]
    public void Contents_are_shown_by_kind()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("v"), Slots("s", 3), Grid("g", 25, 5), Grid("belt", 12, null), Line("line"), Class("medkit"), Shape(
                "medkit", 1, 1),
            Add("medkit", "150", InVault("v")), Mint("medkit", Slot("s", 1)), Add("medkit", "12", Cell("g", 9)), Mint(
                "medkit", Cell("g", 1)),
            Add("medkit", "1", Cell("g", 25)), Add("medkit", "2", Cell("belt", 7)));

        var balance = Assert.Single(world.Ask<ContentsView.Balance>(new WorldQuery.Contents(new("v"), null, 20)).Items);
        Assert.Equal(("150", 150_000, "0"), (balance.Quantity.ToString(), balance.Scaled, balance.Held.ToString()));

        var slots = world.Ask<ContentsView.Slots>(new WorldQuery.Contents(new("s"), null, 20));
        Assert.Equal(
            (3, new SlotItem(1, new InstanceId(1), new ClassId("medkit"), null)),
            (slots.Count, Assert.Single(slots.Items)));

        var grid = world.Ask<ContentsView.Grid>(new WorldQuery.Contents(new("g"), null, 20));
        Assert.Equal(("13", 13), (Assert.Single(grid.Balances).Quantity.ToString(), grid.Balances[0].Scaled));
        Assert.Equal([(1, 1, 1), (9, 4, 2), (25, 5, 5)], grid.Placements.Select(p => (p.Position, p.X, p.Y)));
        Assert.Equal(
            new GridSummary(5, 5, 25, 3, Amount("0.12")),
            grid.Summary);
        Assert.Equal(
            new Occupant(new StackId(1), null, new ClassId("medkit"), null, Amount("12")), grid.Placements[1].Occupant);
        Assert.Equal(
            new Occupant(null, new InstanceId(2), new ClassId("medkit"), null, null), grid.Placements[0].Occupant);

        var belt = world.Ask<ContentsView.Grid>(new WorldQuery.Contents(new("belt"), null, 20));
        Assert.Equal((7, 1), (belt.Placements[0].X, belt.Placements[0].Y));
        Assert.Equal(
            (null, null, "0.0833"),
            (belt.Summary.GridWidth, belt.Summary.GridHeight, belt.Summary.Utilization.ToString()));

        Assert.Empty(world.Ask<ContentsView.Continuous>(new WorldQuery.Contents(new("line"), null, 20)).Placements);
    }

    [Theory]
    [InlineData(0, 0, 5, 5, new[] { 1, 4, 13 })]
    [InlineData(1, 0, 1, 1, new[] { 1 })]
    [InlineData(4, 1, 1, 1, new[] { 4 })]
    [InlineData(2, 3, 1, 2, new[] { 13 })]
    [InlineData(0, 1, 3, 1, new int[0])]
    [InlineData(3, 3, 100, 2_000_000_000, new int[0])]
    [InlineData(90, 90, 5, 5, new int[0])]
    public void A_region_lists_what_overlaps_it_wherever_its_anchor_is(
        int x, int y, int width, int height, int[] anchors)
    {
        var world = new WrittenWorld();
        world.Commit(
            Grid("g", 25, 5), Class("c"), Shape("c", 2, 1), Shape("c", 2, 2, key: 1), Shape("c", 1, 3, key: 2),
            Mint("c", Cell("g", 1)), Mint("c", Cell("g", 4), key: 1), Mint("c", Cell("g", 13, Rotation.Cw90), key: 0));
        var view = world.Ask<GridCellsView>(
            new WorldQuery.GridCells(new("g"), new GridRegion(x, y, width, height), null, 20));
        Assert.Equal(anchors, view.Placements.Select(p => p.Position));
    }

    [Fact]
    public void A_region_without_cells_is_malformed()
    {
        var world = new WrittenWorld();
        world.Commit(Grid("g", 25, 5));
        foreach (
            var region in new GridRegion[] { new(-1, 0, 1, 1), new(0, -1, 1, 1), new(0, 0, 0, 1), new(0, 0, 1, 0) })
            Assert.Equal(
                ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.GridCells(new("g"), region, null, 20)));
    }

    [Fact]
    public void Sums_of_stacks_are_paged_as_balances_of_the_grid()
    {
        var world = new WrittenWorld();
        world.Commit(
            Grid("g", 25, 5), Class("b"), Class("a"), Shape("a", 1, 1), Shape("b", 1, 1),
            Add("b", "5", Cell("g", 1)), Add("b", "6", Cell("g", 2)), Add("a", "1", Cell("g", 3), key: 4), Mint(
                "a", Cell("g", 4)),
            Add("b", "9223372036854775807", Cell("g", 5)));
        var first = world.Ask<BalancePage>(new WorldQuery.Balances(new("g"), null, 1));
        Assert.Equal(
            ("a", 4u, 1), (first.Balances[0].Class.Value, first.Balances[0].Key!.Value, first.Balances[0].Scaled));
        var second = world.Ask<BalancePage>(new WorldQuery.Balances(new("g"), first.NextCursor, 1));
        Assert.Equal(("b", long.MaxValue), (second.Balances[0].Class.Value, second.Balances[0].Scaled));
        world.Commit(Take("b", "9223372036854775807", Cell("g", 5)));
        Assert.Equal(
            11, world.Ask<BalancePage>(new WorldQuery.Balances(new("g"), first.NextCursor, 1)).Balances[0].Scaled);
    }

    [Fact]
    public void An_instance_is_shown_where_it_is()
    {
        var world = new WrittenWorld();
        world.Commit(
            Slots("s", 3),
            Grid("g", 4, 2),
            Class("c"),
            Shape("c", 1, 1),
            Mint("c", null, key: 9),
            Mint("c", Slot("s", 2)),
            Mint("c", Cell("g", 3, Rotation.Cw270)));
        Assert.Equal(
            new InstanceView(new(new(1), new("c"), 9, null, null)),
            world.Ask<InstanceView>(new WorldQuery.Instance(new(1))));
        Assert.Equal(Slot("s", 2), world.Ask<InstanceView>(new WorldQuery.Instance(new(2))).Item.Location);
        Assert.Equal(
            Cell("g", 3, Rotation.Cw270), world.Ask<InstanceView>(new WorldQuery.Instance(new(3))).Item.Location);
    }

    [Fact]
    public void History_lists_commits_of_the_log_and_those_of_one_container()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Slots("s", 2), Class("c"));
        world.Commit(Add("c", "1", InVault("v")));
        var minted = world.Commit(Mint("c", Slot("s", 1)));
        var lifted = world.Commit(Lift("s", 1));
        var all = world.Log.SelectMany(
            batch => HistoryQueries.ReadCommits(batch.Header, batch.Payload, WorldSeq.None, null, 100)).ToList();
        Assert.Equal([1L, 4, 5, 6, 7], all.Select(item => item.WorldSeqEnd.Value));
        var slots = HistoryQueries.Find(world.State, new ContainerId("s"));
        var some = world.Log.SelectMany(
            batch => HistoryQueries.ReadCommits(batch.Header, batch.Payload, new WorldSeq(5), slots, 100));
        Assert.Equal([minted.CommitId, lifted.CommitId], some.Select(item => item.CommitId));
        Assert.Null(HistoryQueries.Find(world.State, new ContainerId("none")));
        Assert.Equal(new Operation[] { Lift("s", 1) }, all[^1].Operations);
    }

    [Fact]
    public void One_commit_is_shown_with_its_events_also_when_what_they_name_is_gone()
    {
        var world = new WrittenWorld();
        world.Commit(Vault("v"), Class("c"));
        var receipt = world.Commit(Add("c", "1.5", InVault("v"), key: 3));
        world.Commit(Remove("v"));
        var (header, payload) = world.Log[2];
        var view = HistoryQueries.ReadCommit(header, payload, receipt.CommitId, world.State)!;
        Assert.Contains("\"v\"", Assert.Single(view.Events).ToString(), StringComparison.Ordinal);
        Assert.Equal(receipt.CommitId, view.Item.CommitId);
        Assert.Null(
            HistoryQueries.ReadCommit(header, payload, receipt.CommitId with { DigestPrefix = 0 }, world.State));
    }

    [Fact]
    public void The_index_of_worlds_lists_worlds_by_number()
    {
        var engine = new WorldEngine(WorldId.Index);
        engine.BeginBatch(1);
        Set(5, WorldLifecycle.Provisioned);
        Set(2, WorldLifecycle.Deleted);
        Set(3, WorldLifecycle.Creating);
        Set(1, WorldLifecycle.Provisioned);
        var first = WorldIndexQueries.List(engine.State, null, null, null, false, null, 2, out _)!;
        Assert.Equal([1L, 3], first.Namespaces.Select(item => item.NamespaceId.Value));
        var second = WorldIndexQueries.List(engine.State, null, null, null, false, first.NextCursor, 2, out _)!;
        Assert.Equal([5L], second.Namespaces.Select(item => item.NamespaceId.Value));
        Assert.False(second.HasMore);
        Assert.Equal(
            "world 2",
            Assert.Single(One(2, WorldLifecycle.Deleted, true)!.Namespaces).DisplayName);
        Assert.Empty(One(2, WorldLifecycle.Deleted, false)!.Namespaces);
        Assert.Empty(One(4, null, false)!.Namespaces);
        Assert.Null(WorldIndexQueries.List(engine.State, null, null, null, false, "bad", 2, out var refusal));
        Assert.Equal(ErrorCode.MalformedRequest, refusal!.Code);

        WorldPage? One(long id, WorldLifecycle? stage, bool includeDeleted) =>
            WorldIndexQueries.List(engine.State, new WorldId(id), stage, null, includeDeleted, null, 2, out _);
        void Set(long id, WorldLifecycle stage) => engine.ExecuteDirective(
            new WorldDirective.SetIndex(
                new(id),
                new WorldIndexRow(stage, $"world {id}", 9, default, 9))
            { Reason = "test" });
    }
}
