using AssetCore.Containers;
using AssetCore.Engine.Queries;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Queries;

/// <summary>Holds, children, extents, class statistics and containers of an owner, one and in pages.</summary>
public sealed class WiderReadTests
{
    [Fact]
    public void A_hold_is_shown_with_all_that_it_was_made_with()
    {
        var world = Furnished();
        Assert.Equal(
            new HoldItem(
                new("h2"), new("a"), new("gold"), 7, Amount("0.5"), new WorldSeq(1_000), 5_000),
            world.Ask<HoldView>(new WorldQuery.Hold(new("h2"))).Item);
        Assert.Null(world.Ask<HoldView>(new WorldQuery.Hold(new("h1"))).Item.ExpiresAtMs);
    }

    [Fact]
    public void What_does_not_exist_is_not_found()
    {
        var world = Furnished();
        Assert.Equal(ErrorCode.HoldNotFound, world.AskInVain(new WorldQuery.Hold(new("none"))));
        Assert.Equal(ErrorCode.ContainerNotFound, world.AskInVain(new WorldQuery.Holds(new("none"), null, 10)));
        Assert.Equal(ErrorCode.InstanceNotFound, world.AskInVain(new WorldQuery.Children(new(99), null, 10)));
        Assert.Equal(ErrorCode.ClassNotFound, world.AskInVain(new WorldQuery.ClassStats(new("none"))));
        Assert.Equal(ErrorCode.ClassNotFound, world.AskInVain(new WorldQuery.ClassExtents(new("none"), null, 10)));
        Assert.Empty(world.Ask<ContainerPage>(new WorldQuery.Containers(99, null, null, 10)).Containers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(200)]
    public void Lists_come_in_pages_that_hold_each_item_once_in_order(int limit)
    {
        var world = Furnished();
        Assert.Equal(
            ["h1", "h10", "h2", "i"],
            Pages(world, cursor => new WorldQuery.Holds(null, cursor, limit), Holds));
        Assert.Equal(
            ["h1", "h2", "i"],
            Pages(world, cursor => new WorldQuery.Holds(new("a"), cursor, limit), Holds));
        Assert.Equal(
            ["2", "3", "5"],
            Pages(world, cursor => new WorldQuery.Children(new(1), cursor, limit), Children));
        Assert.Equal(
            ["", "0", "4294967295"],
            Pages(world, cursor => new WorldQuery.ClassExtents(new("gold"), cursor, limit), Extents));
        Assert.Equal(
            ["a", "b", "s"],
            Pages(world, cursor => new WorldQuery.Containers(7, null, cursor, limit), Containers));
        Assert.Equal(
            ["a", "b"],
            Pages(world, cursor => new WorldQuery.Containers(7, ContainerType.Balance, cursor, limit), Containers));
    }

    [Fact]
    public void A_page_goes_on_by_key_when_what_it_ended_with_is_gone_and_says_that_the_world_has_moved()
    {
        var world = Furnished();
        var first = world.Ask<HoldPage>(new WorldQuery.Holds(null, null, 2));
        Assert.Null(first.Moved);
        world.Commit(Release("h10"), Hold("h0", "a", "gold", "1"));
        var second = world.Ask<HoldPage>(new WorldQuery.Holds(null, first.NextCursor, 2));
        Assert.Equal(["h2", "i"], second.Holds.Select(item => item.HoldId.Value));
        Assert.Equal((true, false), (second.Moved, second.HasMore));
    }

    [Fact]
    public void A_cursor_belongs_to_its_list()
    {
        var world = Furnished();
        var cursor = world.Ask<HoldPage>(new WorldQuery.Holds(null, null, 1)).NextCursor;
        Assert.Equal(ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.Holds(new("a"), cursor, 1)));
        Assert.Equal(ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.Children(new(1), cursor, 1)));
        Assert.Equal(ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.Containers(7, null, cursor, 1)));
        Assert.Equal(ErrorCode.MalformedRequest, world.AskInVain(new WorldQuery.Children(new(1), null, 0)));
    }

    [Fact]
    public void Following_is_the_logs_to_answer() =>
        Assert.Throws<ArgumentException>(
            () => StateQueries.Execute(Furnished().State, new WorldQuery.Follow(WorldSeq.None, 10)));

    private static (IEnumerable<string> Items, string? Cursor) Holds(QueryAnswer answer) =>
        answer is HoldPage page ? (page.Holds.Select(item => item.HoldId.Value), page.NextCursor) : default;

    private static (IEnumerable<string> Items, string? Cursor) Children(QueryAnswer answer) =>
        answer is InstancePage page
            ? (page.Instances.Select(item => item.InstId.ToString()), page.NextCursor)
            : default;

    private static (IEnumerable<string> Items, string? Cursor) Extents(QueryAnswer answer) =>
        answer is ExtentPage page ? (page.Extents.Select(item => $"{item.StackKey}"), page.NextCursor) : default;

    private static (IEnumerable<string> Items, string? Cursor) Containers(QueryAnswer answer) =>
        answer is ContainerPage page
            ? (page.Containers.Select(item => item.ContainerId.Value), page.NextCursor)
            : default;

    private static List<string> Pages(
        WrittenWorld world,
        Func<string?, WorldQuery> query,
        Func<QueryAnswer, (IEnumerable<string> Items, string? Cursor)> read)
    {
        var all = new List<string>();
        string? cursor = null;
        do
        {
            var (items, next) = read(world.Ask<QueryAnswer>(query(cursor)));
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
            Vault("a", owner: 7),
            Vault("b", owner: 7),
            Vault("c", owner: 8),
            Slots("s", 3),
            Own("s", 7),
            Class("gold"),
            Span("gold", 9, key: uint.MaxValue),
            Span("gold", 8),
            Span("gold", 7, key: 0),
            Add("gold", "5", InVault("a")),
            Add("gold", "5", InVault("a"), key: 7),
            Add("gold", "5", InVault("b")));
        world.Commit(
            Hold("i", "a", "gold", "1"),
            Hold("h2", "a", "gold", "0.5", key: 7, untilWorldSeq: 1_000, untilMs: 5_000),
            Hold("h10", "b", "gold", "1"),
            Hold("h1", "a", "gold", "1"),
            Mint("gold"),
            Mint("gold"),
            Mint("gold", Slot("s", 1)),
            Mint("gold"),
            Mint("gold"),
            Attach(5, 1),
            Attach(3, 1),
            Attach(2, 1),
            Attach(4, 2));
        return world;
    }
}
