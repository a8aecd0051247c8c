using AssetCore.Containers;
using AssetCore.Engine.Queries;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Queries;

/// <summary>Every list comes in pages that together hold each item once, in the order of the contract.</summary>
public sealed class PagingTests
{
    private static readonly ContainerId s_vault = new("vault");
    private static readonly ContainerId s_slots = new("slots");
    private static readonly ContainerId s_grid = new("grid");

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(200)]
    public void Containers_come_by_id(int limit)
    {
        var world = Furnished();
        var found = Pages<ContainerPage, ContainerItem>(
            world,
            cursor => new WorldQuery.Containers(null, null, cursor, limit),
            page => (page.Containers, page.NextCursor, page.HasMore),
            limit);
        Assert.Equal(["grid", "line", "slots", "vault", "vault-2"], found.Select(item => item.ContainerId.Value));
    }

    [Fact]
    public void Containers_are_filtered_by_owner_and_kind()
    {
        var world = Furnished();
        var owned = world.Ask<ContainerPage>(new WorldQuery.Containers(7, null, null, 10));
        Assert.Equal("vault-2", Assert.Single(owned.Containers).ContainerId.Value);
        Assert.False(owned.HasMore);
        var grids = world.Ask<ContainerPage>(new WorldQuery.Containers(null, ContainerType.Grid, null, 10));
        Assert.Equal("grid", Assert.Single(grids.Containers).ContainerId.Value);
    }

    [Fact]
    public void A_filter_that_finds_little_looks_at_a_bounded_number_and_goes_on_by_cursor()
    {
        var world = new WrittenWorld();
        world.Commit(
            [.. Enumerable.Range(0, 2_500).Select(
                i => (Operation)(i % 1_250 == 0 ? Slots($"v{i:D5}", 1) : Vault($"v{i:D5}")))]);
        var pages = new List<ContainerPage>();
        string? cursor = null;
        do
        {
            pages.Add(world.Ask<ContainerPage>(new WorldQuery.Containers(null, ContainerType.Slots, cursor, 10)));
            cursor = pages[^1].NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(
            ["v00000", "v01250"], pages.SelectMany(page => page.Containers).Select(item => item.ContainerId.Value));
        Assert.InRange(pages.Count, 3, 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Balances_come_by_class_and_key_without_a_key_first(int limit)
    {
        var found = Pages<BalancePage, BalanceItem>(
            Furnished(),
            cursor => new WorldQuery.Balances(s_vault, cursor, limit),
            page => (page.Balances, page.NextCursor, page.HasMore),
            limit);
        Assert.Equal(
            [("copper", null, "0.5"), ("copper", 0u, "1"), ("copper", 10u, "3"), ("gold", null, "2"), (
                "gold", 2u, "4")],
            found.Select(item => (item.Class.Value, item.Key, item.Quantity.ToString()!)));
    }

    [Fact]
    public void A_large_container_pages_like_a_small_one_and_shrinks_again()
    {
        var world = Furnished();
        for (var i = 0; i < 700; i++)
            world.Commit(Add(i % 2 == 0 ? "gold" : "copper", "1", InVault("vault-2"), key: (uint)((i * 37) % 1_000)));
        Assert.Equal(700, AllBalances(world).Count);
        Assert.Equal(
            AllBalances(world).OrderBy(b => b.Class, StringComparer.Ordinal).ThenBy(b => b.Key), AllBalances(world));
        for (var i = 0; i < 650; i++)
            world.Commit(Take(i % 2 == 0 ? "gold" : "copper", "1", InVault("vault-2"), key: (uint)((i * 37) % 1_000)));
        Assert.Equal(50, AllBalances(world).Count);
        Assert.Equal(
            AllBalances(world).OrderBy(b => b.Class, StringComparer.Ordinal).ThenBy(b => b.Key), AllBalances(world));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public void Slots_come_by_number_without_empty_ones(int limit)
    {
        var found = Pages<ContentsView.Slots, SlotItem>(
            Furnished(),
            cursor => new WorldQuery.Slots(s_slots, cursor, limit),
            page => (page.Items, page.NextCursor, page.HasMore),
            limit);
        Assert.Equal([(2, 1L), (70, 2L)], found.Select(item => (item.SlotIndex, item.InstId.Value)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Cells_come_by_anchor(int limit)
    {
        var found = Pages<GridCellsView, GridPlacement>(
            Furnished(),
            cursor => new WorldQuery.GridCells(s_grid, null, cursor, limit),
            page => (page.Placements, page.NextCursor, page.HasMore),
            limit);
        Assert.Equal([1, 9, 13], found.Select(item => item.Position));
    }

    [Fact]
    public void Classes_and_shapes_come_in_order()
    {
        var world = Furnished();
        var classes = Pages<ClassPage, ClassItem>(
            world, cursor =>
                new WorldQuery.Classes(cursor, 2), page => (page.Classes, page.NextCursor, page.HasMore), 2);
        Assert.Equal(["box", "copper", "gold"], classes.Select(item => item.ClassId.Value));
        var shapes = Pages<ShapePage, ShapeItem>(
            world,
            cursor => new WorldQuery.ClassShapes(new ClassId("box"), cursor, 1),
            page => (page.Shapes, page.NextCursor, page.HasMore),
            1);
        Assert.Equal([null, 0u, 8u], shapes.Select(item => item.StackKey));
    }

    [Fact]
    public void A_later_page_says_whether_the_world_has_moved_since_the_first()
    {
        var world = Furnished();
        var first = world.Ask<ContainerPage>(new WorldQuery.Containers(null, null, null, 2));
        Assert.Null(first.Moved);
        var second = world.Ask<ContainerPage>(new WorldQuery.Containers(null, null, first.NextCursor, 2));
        Assert.False(second.Moved);
        world.Commit(Vault("zzz"));
        var third = world.Ask<ContainerPage>(new WorldQuery.Containers(null, null, second.NextCursor, 2));
        Assert.True(third.Moved);
    }

    [Fact]
    public void A_cursor_that_this_list_did_not_give_out_is_malformed()
    {
        var world = Furnished();
        var cursor = world.Ask<BalancePage>(new WorldQuery.Balances(s_vault, null, 1)).NextCursor!;
        Assert.Equal(
            ErrorCode.MalformedRequest,
            world.AskInVain(new WorldQuery.Balances(new ContainerId("vault-2"), cursor, 1)));
        Assert.Equal(ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.Classes(cursor, 1)));
        foreach (var bad in new[] { "", "!", "AAAA", cursor[..^2], cursor + "AA", new string('A', 4_000), "é" })
            Assert.Equal(ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.Balances(s_vault, bad, 1)));
        world.Ask<ContentsView.Balance>(new WorldQuery.Contents(s_vault, cursor, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(201)]
    public void A_limit_out_of_its_range_is_malformed(int limit) =>
        Assert.Equal(ErrorCode.MalformedRequest, Furnished().AskInVain(new WorldQuery.Classes(null, limit)));

    [Fact]
    public void Only_the_log_answers_histories() =>
        Assert.Throws<ArgumentException>(
            () => StateQueries.Execute(Furnished().State, new WorldQuery.Commits(WorldSeq.None, null, 10)));

    private static List<(string Class, uint? Key)> AllBalances(WrittenWorld world) =>
    [
        .. Pages<BalancePage, BalanceItem>(
            world,
            cursor => new WorldQuery.Balances(new ContainerId("vault-2"), cursor, 100),
            page => (page.Balances, page.NextCursor, page.HasMore),
            100).Select(item => (item.Class.Value, item.Key)),
    ];

    private static List<TItem> Pages<TPage, TItem>(
        WrittenWorld world,
        Func<string?, WorldQuery> query,
        Func<TPage, (IReadOnlyList<TItem> Items, string? Cursor, bool HasMore)> read,
        int limit)
        where TPage : QueryAnswer
    {
        var all = new List<TItem>();
        string? cursor = null;
        do
        {
            var (items, next, hasMore) = read(world.Ask<TPage>(query(cursor)));
            Assert.Equal(next is not null, hasMore);
            Assert.True(items.Count == limit || !hasMore, "A page is full unless it is the last.");
            all.AddRange(items);
            cursor = next;
        }
        while (cursor is not null);
        return all;
    }

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Vault("vault"),
            Vault("vault-2", owner: 7),
            Slots("slots", 100),
            Grid("grid", 25, 5),
            Line("line"),
            Class("gold"),
            Class("copper"),
            Class("box"),
            Shape("box", 2, 1, key: 8),
            Shape("box", 1, 1),
            Shape("box", 1, 1, key: 0),
            Add("gold", "2", InVault("vault")),
            Add("copper", "3", InVault("vault"), key: 10),
            Add("copper", "0.5", InVault("vault")),
            Add("gold", "4", InVault("vault"), key: 2),
            Add("copper", "1", InVault("vault"), key: 0),
            Mint("gold", Slot("slots", 2)),
            Mint("gold", Slot("slots", 70)),
            Add("box", "12", Cell("grid", 9)),
            Mint("box", Cell("grid", 1)),
            Add("box", "3", Cell("grid", 13), key: 8));
        return world;
    }
}
