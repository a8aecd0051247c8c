using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Ids;
using AssetCore.Quantities;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class PlaneBoardTests
{
    private static readonly Gen<PlaneRect> s_small = GenRect(Gen.Long[-60, 60], Gen.Long[1, 30]);

    private static readonly Gen<PlaneRect> s_mixed = GenRect(
        Gen.OneOf(Gen.Long, Gen.Long[-100, 100], Gen.Const(long.MinValue), Gen.Const(long.MaxValue)),
        Gen.Select(Gen.Int[0, 53], Gen.Long[0, 3], (bits, less) => Math.Max((1L << bits) - less, 1)));

    [Theory]
    [InlineData(null)]
    [InlineData(1L)]
    [InlineData(7L)]
    [InlineData(1_000L)]
    public void Small_things_are_found_as_in_a_list(long? leaf) => AgreesWithList(Kind(-60, 60, leaf), s_small);

    [Theory]
    [InlineData(null)]
    [InlineData(3L)]
    [InlineData(1L << 40)]
    [InlineData(long.MaxValue)]
    public void Things_of_all_sizes_anywhere_are_found_as_in_a_list(long? leaf) =>
        AgreesWithList(Kind(long.MinValue, long.MaxValue, leaf), s_mixed);

    [Fact]
    public void What_is_found_does_not_depend_on_the_order_of_placing() =>
        Gen.Select(s_small.Array[1, 60], s_small, Gen.Int).Sample((rects, probe, seed) =>
        {
            var placed = rects.Select((rect, i) => new PlacedRect(new InstanceId(i + 1), rect)).ToArray();
            var one = Board(Kind(-60, 60, null), placed);
            new Random(seed).Shuffle(placed);
            var other = Board(Kind(-60, 60, null), placed);
            Assert.Equal(Found(one, probe, 10), Found(other, probe, 10));
        });

    [Fact]
    public void A_search_ends_at_its_limit()
    {
        var board = new PlaneBoard(Kind(-1_000, 1_000, null));
        for (var i = 0; i < 100; i++) board.Put(new InstanceId(i + 1), Rect(i, 0, 1, 1));
        Assert.Equal(7, Found(board, Rect(0, 0, 1_000, 1_000), 7).Count);
        Assert.Equal(100, Found(board, Rect(0, 0, 1_000, 1_000), 1_000).Count);
    }

    [Fact]
    public void What_is_not_recorded_so_is_not_lifted()
    {
        var board = new PlaneBoard(Kind(-100, 100, null));
        board.Put(new InstanceId(1), Rect(0, 0, 4, 4));
        board.Lift(new InstanceId(1), Rect(0, 0, 4, 3));
        board.Lift(new InstanceId(1), Rect(1, 0, 4, 4));
        board.Lift(new InstanceId(2), Rect(0, 0, 4, 4));
        Assert.Equal(new InstanceId(1), board.LowestOverlap(Rect(0, 0, 1, 1), default, out _));
        Assert.Equal(default, board.LowestOverlap(Rect(0, 0, 1, 1), new InstanceId(1), out _));
        board.Lift(new InstanceId(1), Rect(0, 0, 4, 4));
        board.Lift(new InstanceId(1), Rect(0, 0, 4, 4));
        Assert.True(board.IsEmpty);
    }

    [Fact]
    public void A_move_of_what_is_not_recorded_so_puts_it_down()
    {
        var board = new PlaneBoard(Kind(-100, 100, null));
        board.Move(new InstanceId(1), Rect(0, 0, 4, 4), Rect(50, 50, 4, 4));
        board.Move(new InstanceId(1), Rect(50, 50, 4, 4), Rect(50, 50, 4, 4));
        Assert.Equal([1], Numbers(board));
        Assert.Equal(new InstanceId(1), board.LowestOverlap(Rect(50, 50, 1, 1), default, out _));
        Assert.Equal(default, board.LowestOverlap(Rect(0, 0, 1, 1), default, out _));
    }

    [Fact]
    public void Two_that_change_places_may_overlap_in_between()
    {
        var (left, right) = (Rect(-10, 0, 4, 4), Rect(10, 0, 4, 4));
        var board = Board(Kind(-100, 100, null), [new(new(1), left), new(new(2), right)]);
        board.Lift(new(1), left);
        board.Put(new(1), right);
        board.Lift(new(2), right);
        board.Put(new(2), left);
        Assert.Equal(new InstanceId(1), board.LowestOverlap(right, default, out _));
        Assert.Equal(new InstanceId(2), board.LowestOverlap(left, default, out _));
        Assert.Equal(2, board.Instances.Count);
    }

    [Fact]
    public void A_copy_shares_nothing_that_changes()
    {
        var board = Board(Kind(-100, 100, null), [new(new(1), Rect(0, 0, 4, 4)), new(new(2), Rect(1, 0, 4, 4))]);
        var copy = board.Clone();
        copy.Lift(new(1), Rect(0, 0, 4, 4));
        copy.Put(new(3), Rect(0, 0, 4, 4));
        Assert.Equal([1, 2], Numbers(board));
        Assert.Equal([2, 3], Numbers(copy));
        Assert.Equal([1, 2], Found(board, Rect(0, 0, 1, 1), 9));
        Assert.Equal([2, 3], Found(copy, Rect(0, 0, 1, 1), 9));
    }

    private static void AgreesWithList(ContainerKind.Plane kind, Gen<PlaneRect> things) =>
        Gen.Select(Gen.Select(Gen.Int[1, 40], things, Gen.Bool).Array[1, 120], things.Array[1, 8]).Sample(
            (changes, probes) =>
            {
                var board = new PlaneBoard(kind);
                var list = new SortedDictionary<long, PlaneRect>();
                foreach (var (number, rect, isPut) in changes)
                {
                    var stands = list.Remove(number, out var old);
                    if (stands && isPut) board.Move(new InstanceId(number), old, rect);
                    else if (stands) board.Lift(new InstanceId(number), old);
                    else if (isPut) board.Put(new InstanceId(number), rect);
                    if (isPut) list[number] = rect;
                }

                Agree(board, list, probes);
                Agree(board.Clone(), list, probes);
            },
            iter: 400);

    private static void Agree(PlaneBoard board, SortedDictionary<long, PlaneRect> list, PlaneRect[] probes)
    {
        Assert.Equal(list.Count == 0, board.IsEmpty);
        Assert.Equal(list.Keys, Numbers(board));
        foreach (var probe in probes)
        {
            var expected = list.Where(entry => entry.Value.Overlaps(probe)).Select(entry => entry.Key).ToArray();
            var found = Found(board, probe, 1_000);
            Assert.Equal(expected, found.Order());
            Assert.Equal(expected.FirstOrDefault(), board.LowestOverlap(probe, default, out _).Value);
            var except = new InstanceId(expected.FirstOrDefault());
            Assert.Equal(expected.Skip(1).FirstOrDefault(), board.LowestOverlap(probe, except, out _).Value);
        }
    }

    private static PlaneBoard Board(ContainerKind.Plane kind, PlacedRect[] placed)
    {
        var board = new PlaneBoard(kind);
        foreach (var (instance, rect) in placed) board.Put(instance, rect);
        return board;
    }

    private static List<long> Found(PlaneBoard board, PlaneRect probe, int limit)
    {
        var found = new List<InstanceId>();
        board.TryAddOverlaps(probe, limit, found);
        return found.ConvertAll(instance => instance.Value);
    }

    private static List<long> Numbers(PlaneBoard board)
    {
        var numbers = new List<long>();
        for (var walk = board.Instances.FromStart(); walk.MoveNext();) numbers.Add(walk.Current.Value);
        return numbers;
    }

    private static Gen<PlaneRect> GenRect(Gen<long> centre, Gen<long> side) =>
        from x in centre
        from y in centre
        from turn in Gen.OneOf(Gen.Const(0), Gen.Int[0, SineTable.WholeTurn - 1])
        from width in side
        from height in side
        select PlaneRect.At(x, y, turn, width, height);

    private static PlaneRect Rect(long x, long y, long width, long height) => PlaneRect.At(x, y, 0, width, height);

    private static ContainerKind.Plane Kind(long min, long max, long? leaf) =>
        new(min, min, max, max, Scale.Whole, leaf);
}
