using AssetCore.Containers;
using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Reversals;

/// <summary>
/// Stacks and instances: those that go, and those that come back or change. What still stands where another one must
/// stand again is taken up first, if its own turn comes later.
/// </summary>
/// <param name="cells">What the reversal touches.</param>
/// <param name="world">Where rows are set.</param>
internal sealed class PlacedReversal(ReversalCells cells, WorldWriter world)
{
    private readonly ReversalHomes _homes = new(cells, world.State);

    // Cells at lower places than these still wait for their turn.
    private int _stackTurn = cells.Stacks.Length;
    private int _instanceTurn = cells.Instances.Length;

    /// <summary>What the commit made goes: instances, then stacks.</summary>
    public void Remove()
    {
        foreach (var cell in cells.Instances.Backwards())
            if (cell.Goes) world.SetInstance(cell.Key, null);
        foreach (var cell in cells.Stacks.Backwards())
            if (cell.Goes) world.SetStack(cell.Key, null);
    }

    /// <summary>The others change or come back: stacks, then instances.</summary>
    public Rejection? Restore()
    {
        while (--_stackTurn >= 0)
        {
            var cell = cells.Stacks[_stackTurn];
            if (cells.Stacks.IsStale(_stackTurn) || !cell.Comes) continue;
            if (Restore(cell.Key, cell.Before!) is { } refusal) return refusal;
        }

        while (--_instanceTurn >= 0)
        {
            var cell = cells.Instances[_instanceTurn];
            if (cells.Instances.IsStale(_instanceTurn) || !cell.Comes) continue;
            if (Restore(cell.Key, cell.Before!) is { } refusal) return refusal;
        }

        return null;
    }

    private Rejection? Restore(StackId id, StackRow row)
    {
        var place = new InstancePlace.Grid(row.Container, row.Position, row.Rotation, row.Footprint);
        var refusal = _homes.Judge(row.Container, row.Class)
            ?? MakeRoom(GridOccupant.Of(id), place, new Variant(row.Class, row.Key));
        if (refusal is null) world.SetStack(id, row);
        return refusal;
    }

    private Rejection? Restore(InstanceId id, InstanceRow row)
    {
        var refusal = HomeOf(row.Place) is { } container
            ? _homes.Judge(container, row.Class)
            : _homes.Judge(row.Class);
        refusal ??= MakeRoom(GridOccupant.Of(id), row.Place, new Variant(row.Class, row.Key));
        if (refusal is null) world.SetInstance(id, row);
        return refusal;
    }

    private Rejection? MakeRoom(GridOccupant mover, InstancePlace place, Variant variant)
    {
        var state = world.State;
        var text = new RowText(state);
        if (!Fits(place, variant))
        {
            return ReversalRejections.OtherFootprint(
                Describe(mover), text.Of(place), state.Classes[variant.Class].Name!);
        }

        foreach (var other in PlaceSearch.FindInTheWay(state, place, mover))
        {
            if (!TryTakeUp(other))
                return ReversalRejections.PlaceTaken(Describe(mover), text.Of(place), Describe(other));
        }

        return null;
    }

    private bool TryTakeUp(GridOccupant other)
    {
        if (other.IsStack)
        {
            if (!cells.Stacks.TryFind(other.Stack, out var at) || at >= _stackTurn || !cells.Stacks[at].Comes)
                return false;
            world.SetStack(other.Stack, null);
            return true;
        }

        if (!cells.Instances.TryFind(other.Instance, out var place)
            || place >= _instanceTurn
            || !cells.Instances[place].Comes)
        {
            return false;
        }

        var row = world.State.Instances[other.Instance].ToRow();
        world.SetInstance(other.Instance, row with { Place = InstancePlace.Nowhere });
        return true;
    }

    // What is placed stands with the footprint that it looks up, always.
    private bool Fits(InstancePlace place, Variant variant)
    {
        var classes = world.State.Classes;
        return place switch
        {
            InstancePlace.Grid grid => classes.LookUpShape(variant)?.Turned(grid.Rotation) == grid.Footprint,
            InstancePlace.Line line => classes.LookUpExtent(variant) == Extent.Span(line.Length),
            InstancePlace.Plane plane =>
                classes.LookUpExtent(variant) == Extent.Rectangle(plane.Width, plane.Height),
            _ => true,
        };
    }

    private static ContainerIndex? HomeOf(InstancePlace place) => place switch
    {
        InstancePlace.Slot slot => slot.Container,
        InstancePlace.Grid grid => grid.Container,
        InstancePlace.Line line => line.Container,
        InstancePlace.Plane plane => plane.Container,
        _ => null,
    };

    private static string Describe(GridOccupant thing) =>
        thing.IsStack ? $"stack {thing.Stack}" : $"instance {thing.Instance}";
}
