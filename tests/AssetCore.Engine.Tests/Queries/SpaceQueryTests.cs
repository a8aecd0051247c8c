using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Queries;

/// <summary>Reads of space: what overlaps an outline, what is free, and what stands where.</summary>
public sealed class SpaceQueryTests
{
    private const int Many = 1_300;

    private static readonly ContainerId s_plane = new("plane");

    public static TheoryData<string, WorldQuery, ErrorCode> Refusals => new()
    {
        { "no container", Overlaps("none", new OverlapProbe.Span(0, 1)), ErrorCode.ContainerNotFound },
        { "a span on a plane", Overlaps("plane", new OverlapProbe.Span(0, 1)), ErrorCode.WrongContainerKind },
        { "a rectangle on a line", Overlaps("line", Outline(0, 0, 1, 1)), ErrorCode.WrongContainerKind },
        { "a rectangle on a grid", Overlaps("grid", Outline(0, 0, 1, 1)), ErrorCode.WrongContainerKind },
        { "an empty span", Overlaps("line", new OverlapProbe.Span(0, 0)), ErrorCode.MalformedRequest },
        { "a side below 1", Overlaps("plane", Outline(0, 0, -1, 1)), ErrorCode.MalformedRequest },
        { "a side too long", Overlaps("plane", Outline(0, 0, 1, long.MaxValue)), ErrorCode.MalformedRequest },
        { "a turn too far", Overlaps("plane", Outline(0, 0, 1, 1, 360_000)), ErrorCode.MalformedRequest },
        { "a limit of 0", Overlaps("plane", Outline(0, 0, 1, 1), 0), ErrorCode.MalformedRequest },
        { "a limit too high", Overlaps("plane", Outline(0, 0, 1, 1), 201), ErrorCode.MalformedRequest },
        { "no grid", Free("none", "box"), ErrorCode.ContainerNotFound },
        { "no class", Free("grid", "none"), ErrorCode.ClassNotFound },
        { "class before kind", Free("plane", "none"), ErrorCode.ClassNotFound },
        { "free on a plane", Free("plane", "box"), ErrorCode.WrongContainerKind },
        { "no shape", Free("grid", "crate"), ErrorCode.UnregisteredClassShape },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_question_about_space_is_refused(string why, WorldQuery query, ErrorCode code)
    {
        var found = Furnished().AskInVain(query);
        Assert.True(code == found, $"{why}: {found}");
    }

    [Fact]
    public void Overlaps_are_listed_by_number_with_what_they_cover()
    {
        var world = Furnished();
        world.Commit(
            Mint("crate", At("plane", 300, 100, 90_000), key: 7),
            Mint("crate", At("plane", 100, 100)),
            Mint("beam", At("line", 500)));
        var view = world.Ask<OverlapsView>(Overlaps("plane", Outline(200, 100, 400, 1, 180_000)));
        Assert.Equal(s_plane, view.ContainerId);
        Assert.Equal(
            [
                new ContinuousPlacement(300, 100, Of(1, "crate", 7), Extent.Rectangle(100, 40), 90_000),
                new ContinuousPlacement(100, 100, Of(2, "crate"), Extent.Rectangle(100, 40), 0),
            ],
            view.Overlaps);
        Assert.False(view.HasMore);
        Assert.Equal(
            [new ContinuousPlacement(500, null, Of(3, "beam"), Extent.Span(100), null)],
            world.Ask<OverlapsView>(Overlaps("line", new OverlapProbe.Span(451, 1))).Overlaps);
        Assert.Empty(world.Ask<OverlapsView>(Overlaps("line", new OverlapProbe.Span(400, 100))).Overlaps);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(20)]
    [InlineData(200)]
    public void Many_overlaps_are_listed_page_by_page_each_once(int limit)
    {
        var world = Crowded();
        foreach (var (width, count) in new[] { (10_000L, Many), (5_000L, Many / 2), (1_100L, 143) })
        {
            var plane = Overlaps("plane", Outline(width / 2, 5, width, 10), limit);
            var line = Overlaps("line", new OverlapProbe.Span(width / 2, width), limit);
            Assert.Equal(Numbers(1, count), AllOverlaps(world, plane));
            Assert.Equal(Numbers(Many + 1, count), AllOverlaps(world, line));
        }
    }

    [Fact]
    public void An_outline_may_lie_anywhere()
    {
        var world = Crowded();
        var far = Outline(long.MinValue, long.MaxValue, Extent.SideMax, Extent.SideMax, 45_000);
        Assert.Empty(world.Ask<OverlapsView>(Overlaps("plane", far)).Overlaps);
        Assert.Empty(world.Ask<OverlapsView>(Overlaps("line", new OverlapProbe.Span(long.MinValue, 1))).Overlaps);
        var all = Outline(-1_000_000, -1_000_000, Extent.SideMax, Extent.SideMax, 12_345);
        Assert.True(world.Ask<OverlapsView>(Overlaps("plane", all)).HasMore);
    }

    [Fact]
    public void Nothing_overlaps_where_nothing_ever_stood()
    {
        var world = Furnished();
        Assert.Empty(world.Ask<OverlapsView>(Overlaps("plane", Outline(5, 5, 9, 9))).Overlaps);
        Assert.Empty(world.Ask<OverlapsView>(Overlaps("line", new OverlapProbe.Span(5, 9))).Overlaps);
        var contents = world.Ask<ContentsView.Continuous>(new WorldQuery.Contents(s_plane, null, 20));
        Assert.Empty(contents.Placements);
        Assert.IsType<ContainerKind.Plane>(contents.Kind);
        Assert.False(contents.HasMore);
    }

    [Theory]
    [InlineData("plane", 1)]
    [InlineData("line", Many + 1)]
    public void Contents_are_paged_by_number(string container, int first)
    {
        var world = Crowded();
        var found = new List<long>();
        string? cursor = null;
        do
        {
            var page = world.Ask<ContentsView.Continuous>(new WorldQuery.Contents(new(container), cursor, 199));
            Assert.Equal(page.NextCursor is not null, page.HasMore);
            found.AddRange(page.Placements.Select(NumberOf));
            cursor = page.NextCursor;
        }
        while (cursor is not null);

        Assert.Equal(Numbers(first, Many), found);
    }

    [Fact]
    public void The_lowest_free_anchor_moves_on_as_a_grid_fills()
    {
        var world = Furnished();
        Assert.Equal(new GridFreeView(new("grid"), new("box"), null, new Shape(2, 2), 1, 1, 1), FreeOf(world, "box"));
        world.Commit(Add("box", "1", Cell("grid", 1)));
        Assert.Equal(new GridFreeView(new("grid"), new("box"), null, new Shape(2, 2), 3, 3, 1), FreeOf(world, "box"));
        world.Commit(Add("box", "1", Cell("grid", 3)));
        Assert.Equal(new GridFreeView(new("grid"), new("box"), null, new Shape(2, 2), 11, 1, 3), FreeOf(world, "box"));
        Assert.Equal(5, FreeOf(world, "box", 9).Position);
        world.Commit(Add("box", "1", Cell("grid", 11)), Add("box", "1", Cell("grid", 13)));
        var full = FreeOf(world, "box");
        Assert.Equal((null, null, null), (full.Position, full.X, full.Y));
        Assert.Equal(ErrorCode.Overlap, world.Refuse(Add("box", "1", Cell("grid", 14))).Code);
    }

    [Fact]
    public void What_is_larger_than_a_grid_has_no_free_anchor()
    {
        var world = Furnished();
        world.Commit(Class("hall"), Shape("hall", 6, 1), Class("mast"), Shape("mast", 1, 6));
        Assert.Null(FreeOf(world, "hall").Position);
        Assert.Null(FreeOf(world, "mast").Position);
    }

    private static Occupant Of(long id, string name, uint? key = null) =>
        new(null, new InstanceId(id), new ClassId(name), key, null);

    private static long NumberOf(ContinuousPlacement placement) => placement.Occupant.InstId!.Value.Value;

    private static IEnumerable<long> Numbers(long first, int count) =>
        Enumerable.Range(0, count).Select(i => first + i);

    private static WorldQuery.Overlaps Overlaps(string id, OverlapProbe probe, int limit = 20) =>
        new(new ContainerId(id), probe, null, limit);

    // Page after page to the end, each no longer than asked.
    private static List<long> AllOverlaps(WrittenWorld world, WorldQuery.Overlaps query)
    {
        var numbers = new List<long>();
        for (var pages = 0; ; pages++)
        {
            Assert.True(pages < 1_000, "a list comes to its end");
            var view = world.Ask<OverlapsView>(query);
            Assert.True(view.Overlaps.Length <= query.Limit);
            Assert.Equal(view.HasMore, view.NextCursor is not null);
            numbers.AddRange(view.Overlaps.Select(NumberOf));
            if (!view.HasMore) return numbers;
            query = query with { Cursor = view.NextCursor };
        }
    }

    private static OverlapProbe.Rectangle Outline(long x, long y, long width, long height, int turn = 0) =>
        new(x, y, width, height, turn);

    private static WorldQuery.GridFree Free(string id, string name, uint? key = null) =>
        new(new ContainerId(id), new ClassId(name), key);

    private static GridFreeView FreeOf(WrittenWorld world, string name, uint? key = null) =>
        world.Ask<GridFreeView>(Free("grid", name, key));

    private static WrittenWorld Furnished()
    {
        var world = new WrittenWorld();
        world.Commit(
            Line("line"),
            Plane("plane"),
            Grid("grid", 25, 5),
            Class("beam"),
            Class("crate"),
            Class("box"),
            Span("beam", 100),
            Rectangle("crate", 100, 40),
            Shape("box", 2, 2),
            Shape("box", 1, 1, key: 9));
        return world;
    }

    // A row of small things on the plane, and then another on the line, one each 7.69 units.
    private static WrittenWorld Crowded()
    {
        var world = Furnished();
        world.Commit(Span("beam", 4, key: 1), Rectangle("crate", 4, 4, key: 1));
        world.Commit([.. Row(i => Mint("crate", At("plane", i, 5), key: 1))]);
        world.Commit([.. Row(i => Mint("beam", At("line", i), key: 1))]);
        return world;

        static IEnumerable<Operation> Row(Func<long, Operation> at) =>
            Enumerable.Range(0, Many).Select(i => at(2 + (i * 100L / 13)));
    }
}
