using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Ids;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class LineBoardTests
{
    private static readonly Gen<LineSpan> s_small =
        Gen.Select(Gen.Long[-300, 300], Gen.Long[1, 40], (x, length) => new LineSpan(x, length));

    private static readonly Gen<LineSpan> s_large = Gen.Select(
        Gen.OneOf(Gen.Long, Gen.OneOf(Gen.Const(long.MinValue), Gen.Const(long.MaxValue), Gen.Const(0L))),
        Gen.Select(Gen.Int[0, 53], bits => 1L << bits),
        (x, length) => new LineSpan(x, length));

    [Fact]
    public void Short_spans_are_found_as_in_a_list() => AgreesWithList(s_small);

    [Fact]
    public void Spans_of_all_lengths_anywhere_are_found_as_in_a_list() => AgreesWithList(s_large);

    [Fact]
    public void What_is_not_recorded_so_is_not_lifted()
    {
        var board = new LineBoard();
        board.Put(new(1), new LineSpan(0, 4));
        board.Lift(new(1), new LineSpan(0, 3));
        board.Lift(new(1), new LineSpan(1, 4));
        board.Lift(new(2), new LineSpan(0, 4));
        Assert.Equal(new InstanceId(1), board.LowestOverlap(new LineSpan(0, 1), default));
        board.Lift(new(1), new LineSpan(0, 4));
        board.Lift(new(1), new LineSpan(0, 4));
        Assert.True(board.IsEmpty);
    }

    [Fact]
    public void Two_that_change_places_may_overlap_in_between()
    {
        var (left, right) = (new LineSpan(-10, 4), new LineSpan(10, 4));
        var board = new LineBoard();
        board.Put(new(1), left);
        board.Put(new(2), right);
        board.Lift(new(1), left);
        board.Put(new(1), right);
        board.Lift(new(2), right);
        board.Put(new(2), left);
        Assert.Equal(new InstanceId(1), board.LowestOverlap(right, default));
        Assert.Equal(new InstanceId(2), board.LowestOverlap(left, default));
        Assert.Equal(2, board.Instances.Count);
    }

    [Fact]
    public void A_copy_shares_nothing_that_changes()
    {
        var board = new LineBoard();
        board.Put(new(1), new LineSpan(0, 4));
        var copy = board.Clone();
        copy.Lift(new(1), new LineSpan(0, 4));
        Assert.True(copy.IsEmpty);
        Assert.Equal(new InstanceId(1), board.LowestOverlap(new LineSpan(0, 1), default));
    }

    // What overlaps is not put down, as rules see to.
    private static void AgreesWithList(Gen<LineSpan> spans) =>
        Gen.Select(Gen.Select(Gen.Int[1, 300], spans, Gen.Bool).Array[1, 600], spans.Array[1, 8]).Sample(
            (changes, probes) =>
            {
                var board = new LineBoard();
                var list = new SortedDictionary<long, LineSpan>();
                foreach (var (number, span, isPut) in changes)
                {
                    var isFree = !list.Any(entry => entry.Key != number && entry.Value.Overlaps(span));
                    Assert.Equal(isFree, board.LowestOverlap(span, new InstanceId(number)).Value == 0);
                    if (!isFree) continue;
                    var stands = list.Remove(number, out var old);
                    if (stands && isPut) board.Move(new InstanceId(number), old, span);
                    else if (stands) board.Lift(new InstanceId(number), old);
                    else if (isPut) board.Put(new InstanceId(number), span);
                    if (isPut) list[number] = span;
                }

                Agree(board, list, probes);
                Agree(board.Clone(), list, probes);
            },
            iter: 100);

    private static void Agree(LineBoard board, SortedDictionary<long, LineSpan> list, LineSpan[] probes)
    {
        Assert.Equal(list.Count == 0, board.IsEmpty);
        var numbers = new List<long>();
        for (var walk = board.Instances.FromStart(); walk.MoveNext();) numbers.Add(walk.Current.Value);
        Assert.Equal(list.Keys, numbers);
        foreach (var probe in probes)
        {
            var expected = list.Where(entry => entry.Value.Overlaps(probe))
                .OrderBy(entry => entry.Value.X)
                .Select(entry => new InstanceId(entry.Key))
                .ToArray();
            var found = new List<InstanceId>();
            board.TryAddOverlaps(probe, 1_000, found);
            Assert.Equal(expected, found);
            Assert.Equal(expected.Order().FirstOrDefault(), board.LowestOverlap(probe, default));
            found.Clear();
            board.TryAddOverlaps(probe, 2, found);
            Assert.Equal(expected.Take(2), found);
        }
    }
}
