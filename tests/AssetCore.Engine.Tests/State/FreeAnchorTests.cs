using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Ids;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class FreeAnchorTests
{
    private const int Large = 1_000;

    [Fact]
    public void The_lowest_free_anchor_is_found_as_by_trying_one_after_another() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 40], Gen.Int[0, 99], Gen.Int[1, 95], Gen.Int[1, 45], Gen.Int).Sample(
            (width, height, percent, footprintWidth, footprintHeight, seed) =>
            {
                var covered = Map(width, height, percent, new Random(seed));
                Shape[] footprints =
                [
                    new(footprintWidth, footprintHeight),
                    new(1 + (footprintWidth % 4), 1 + (footprintHeight % 4)),
                    new(1, 1),
                    new(width, 1),
                    new(1, height),
                ];
                foreach (var footprint in footprints)
                    Assert.Equal(Naive(covered, width, height, footprint), Find(covered, width, height, footprint));
            },
            iter: 3_000);

    [Fact]
    public void Blocks_of_a_large_grid_are_searched_as_one() =>
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 999], Gen.Int[1, 12], Gen.Int[1, 12], Gen.Int[0, 2]).Sample(
            (x, y, width, height, less) =>
            {
                // Full but for one hole, in which the footprint just fits, or just not.
                var (wide, high) = (Math.Min(width, Large - x), Math.Min(height, Large - y));
                var covered = new Bitmap(Large * Large);
                covered.SetRange(0, Large * Large);
                for (var row = y; row < y + high; row++) covered.ClearRange((row * Large) + x, wide);
                var footprint = new Shape(wide + (less == 1 ? 1 : 0), high + (less == 2 ? 1 : 0));
                var expected = less == 0 ? (y * Large) + x + 1 : 0;
                Assert.Equal(expected, Find(covered, Large, Large, footprint));
            },
            iter: 300);

    [Theory]
    [InlineData(1_048_576, 1)]
    [InlineData(1, 1_048_576)]
    [InlineData(2, 524_288)]
    public void Lines_of_cells_are_searched_to_their_very_end(int width, int height)
    {
        var covered = new Bitmap(width * height);
        covered.SetRange(0, (width * height) - 5);
        var along = height == 1 ? new Shape(5, 1) : new Shape(1, width == 1 ? 5 : 2);
        Assert.Equal((width * height) - 4, Find(covered, width, height, along));
        Assert.Equal(0, Find(covered, width, height, new Shape(along.Width * 6, along.Height * 6)));
        Assert.Equal(0, Find(covered, width, height, new Shape(width + 1, 1)));
        covered.SetRange(0, width * height);
        Assert.Equal(0, Find(covered, width, height, new Shape(1, 1)));
    }

    [Fact]
    public void A_footprint_as_large_as_the_grid_fits_an_empty_one_only()
    {
        var covered = new Bitmap(Large * Large);
        Assert.Equal(1, Find(covered, Large, Large, new Shape(Large, Large)));
        covered.SetRange(999_999, 1);
        Assert.Equal(0, Find(covered, Large, Large, new Shape(Large, Large)));
        Assert.Equal(1, Find(covered, Large, Large, new Shape(Large - 1, Large)));
        Assert.Equal(0, Find(covered, Large, Large, new Shape(Large + 1, 1)));
    }

    [Fact]
    public void Ends_of_short_rows_do_not_join_the_beginning_of_the_next()
    {
        // Every row of two has one free cell, at its end and at its beginning in turn.
        var covered = new Bitmap(1_048_576);
        for (var cell = 0; cell < covered.Length; cell += 4) covered.SetRange(cell, 1);
        for (var cell = 3; cell < covered.Length; cell += 4) covered.SetRange(cell, 1);
        Assert.Equal(0, Find(covered, 2, 524_288, new Shape(2, 1)));
        Assert.Equal(2, Find(covered, 2, 524_288, new Shape(1, 1)));
    }

    [Fact]
    public void A_board_finds_what_its_own_rule_accepts()
    {
        var board = new GridBoard(new ContainerKind.Grid(100, 10));
        for (var i = 1; board.FirstFree(new Shape(3, 2)) is var anchor and not 0; i++)
            board.Put(anchor, new Shape(3, 2), GridOccupant.Of(new InstanceId(i)));
        Assert.Equal(3 * 5 * 6, board.CoveredCells);
        Assert.Equal(10, board.FirstFree(new Shape(1, 10)));
    }

    private static int Find(Bitmap covered, int width, int height, Shape footprint) =>
        FreeAnchor.Find(covered, width, height, footprint);

    private static int Naive(Bitmap covered, int width, int height, Shape footprint)
    {
        for (var anchor = 1; anchor <= width * height; anchor++)
        {
            var rect = CellRect.At(anchor, footprint, width);
            if (!rect.Fits(width, height)) continue;
            var taken = 0;
            for (var y = rect.Y; y < rect.Y + rect.Height && taken == 0; y++)
                taken += covered.CountRange((y * width) + rect.X, rect.Width);
            if (taken == 0) return anchor;
        }

        return 0;
    }

    private static Bitmap Map(int width, int height, int percent, Random random)
    {
        var covered = new Bitmap(width * height);
        for (var cell = 0; cell < width * height; cell++)
            if (random.Next(100) < percent) covered.SetRange(cell, 1);
        return covered;
    }
}
