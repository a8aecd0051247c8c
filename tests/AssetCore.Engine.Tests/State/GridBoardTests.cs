using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Ids;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class GridBoardTests
{
    [Theory]
    [InlineData(60, 12)]
    [InlineData(1_048_576, 1_024)]
    [InlineData(1_048_576, null)]
    public void It_holds_what_a_dictionary_holds(int capacity, int? width) =>
        Gen.Select(Gen.Int[1, capacity], Gen.Int[1, 9], Gen.Bool).Array[1, 200].Sample(
            changes =>
            {
                var board = new GridBoard(new ContainerKind.Grid(capacity, width));
                var model = new SortedDictionary<int, GridOccupant>();
                var single = new Shape(1, 1);
                foreach (var (position, number, isPut) in changes)
                {
                    var occupant = GridOccupant.Of(new InstanceId(number));
                    var isRecorded = model.TryGetValue(position, out var there) && there == occupant;
                    if (isPut)
                    {
                        board.Put(position, single, occupant);
                        model[position] = occupant;
                    }
                    else
                    {
                        board.Lift(position, single, occupant);
                        if (isRecorded) model.Remove(position);
                    }
                }

                Agree(board, model, capacity);
                Agree(board.Clone(), model, capacity);
            },
            iter: 60);

    [Fact]
    public void Footprints_of_all_forms_cover_their_cells_and_no_others() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 9], Gen.Int[1, 12], Gen.Int[1, 9], Gen.Int[1, 108]).Sample(
            (width, height, footprintWidth, footprintHeight, anchor) =>
            {
                var position = ((anchor - 1) % (width * height)) + 1;
                var footprint = new Shape(footprintWidth, footprintHeight);
                var rect = CellRect.At(position, footprint, width);
                if (!rect.Fits(width, height)) return;
                var board = new GridBoard(new ContainerKind.Grid(width * height, width));
                board.Put(position, footprint, GridOccupant.Of(new InstanceId(1)));
                Assert.Equal(footprintWidth * footprintHeight, board.CoveredCells);
                Assert.Equal(board.CoveredCells, board.CountCovered(new CellRect(0, 0, width, height)));
                for (var y = 0; y < height; y++)
                {
                    for (var x = 0; x < width; x++)
                    {
                        var cell = new CellRect(x, y, 1, 1);
                        Assert.Equal(rect.Common(cell), board.CountCovered(cell));
                    }
                }

                board.Lift(position, footprint, GridOccupant.Of(new InstanceId(1)));
                Assert.True(board.IsEmpty);
            },
            iter: 2_000);

    [Fact]
    public void A_copy_shares_nothing_that_changes()
    {
        var board = new GridBoard(new ContainerKind.Grid(1_048_576, 1_024));
        var last = GridOccupant.Of(new InstanceId(1));
        board.Put(1_048_576, new Shape(1, 1), last);
        var copy = board.Clone();
        copy.Lift(1_048_576, new Shape(1, 1), last);
        Assert.True(copy.IsEmpty);
        Assert.True(board.TryGet(1_048_576, out var found));
        Assert.Equal(last, found);
    }

    private static void Agree(GridBoard board, SortedDictionary<int, GridOccupant> model, int capacity)
    {
        Assert.Equal(model.Count, board.CoveredCells);
        var anchors = new List<int>();
        for (var at = board.NextAnchor(1, capacity); at != 0; at = board.NextAnchor(at + 1, capacity)) anchors.Add(at);
        Assert.Equal(model.Keys, anchors);
        foreach (var (position, occupant) in model)
        {
            Assert.True(board.TryGet(position, out var found));
            Assert.Equal(occupant, found);
        }
    }
}
