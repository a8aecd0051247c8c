using AssetCore.Engine.State;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class PlaneWindowTests
{
    private static readonly PlaneCell[] s_curve =
    [
        .. Enumerable.Range(0, 256).Select(place => new PlaneCell(3, Bits(place), Bits(place >> 1))),
    ];

    [Fact]
    public void Cells_are_in_order_along_the_curve_and_levels_come_first()
    {
        Assert.Equal(s_curve, s_curve.Reverse().Order());
        Assert.True(new PlaneCell(1, 9, 9).CompareTo(new PlaneCell(2, 0, 0)) < 0);
        Assert.True(new PlaneCell(0, ulong.MaxValue, 0).CompareTo(new PlaneCell(0, 0, 1UL << 63)) < 0);
        Assert.True(new PlaneCell(0, ulong.MaxValue, 0).CompareTo(new PlaneCell(0, 0, 1UL << 62)) > 0);
    }

    [Fact]
    public void The_next_cell_within_is_the_one_that_a_walk_along_the_curve_comes_to() =>
        Gen.ULong[0, 15].Array[4].Sample(
            sides =>
            {
                var window = Window(sides, 0);
                for (var place = 0; place < s_curve.Length; place++)
                {
                    if (window.Holds(s_curve[place])) continue;
                    var expected = s_curve.Skip(place).Where(cell => window.Holds(cell)).Take(1).ToArray();
                    PlaneCell[] found = window.TryNext(s_curve[place], out var next) ? [next] : [];
                    Assert.Equal(expected, found);
                }
            },
            iter: 2_000);

    [Fact]
    public void Windows_at_the_end_of_the_words_behave_as_those_at_the_beginning() =>
        Gen.Select(Gen.ULong[0, 15].Array[4], Gen.Int[0, 255]).Sample((sides, place) =>
        {
            const ulong Offset = ulong.MaxValue - 15;
            var (near, far) = (Window(sides, 0), Window(sides, Offset));
            var cell = s_curve[place];
            if (near.Holds(cell)) return;
            var isFound = near.TryNext(cell, out var next);
            Assert.Equal(isFound, far.TryNext(Moved(cell, Offset), out var farNext));
            if (isFound) Assert.Equal(Moved(next, Offset), farNext);
            Assert.Equal(near.Cells, far.Cells);
        });

    private static PlaneCell Moved(PlaneCell cell, ulong by) => cell with { X = cell.X + by, Y = cell.Y + by };

    private static PlaneWindow Window(ulong[] sides, ulong offset) => new(
        Moved(new PlaneCell(3, Math.Min(sides[0], sides[1]), Math.Min(sides[2], sides[3])), offset),
        Moved(new PlaneCell(3, Math.Max(sides[0], sides[1]), Math.Max(sides[2], sides[3])), offset));

    private static ulong Bits(int place)
    {
        var number = 0UL;
        for (var bit = 0; bit < 4; bit++) number |= (ulong)((place >> (2 * bit)) & 1) << bit;
        return number;
    }
}
