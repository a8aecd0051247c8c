using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Undoes one commit on a copy of the state, from the events it caused: R110 to R114. Whatever cannot be is a conflict,
/// so what could stand is looked at once, at the end.
/// </summary>
/// <param name="state">The copy; thrown away after a conflict.</param>
/// <param name="commit">The events of the commit, in their order.</param>
internal sealed class ReferenceReversal(ReferenceState state, IReadOnlyList<ReferenceChange> commit)
{
    /// <summary>The cells yet to be set, with what they are to become.</summary>
    private readonly Dictionary<ReferenceCell, object?> _waiting = [];

    /// <summary>Undoes the commit and marks it, or is a conflict.</summary>
    /// <param name="start">The first event of the commit.</param>
    /// <param name="by">The first event of its reversal.</param>
    public bool Apply(WorldSeq start, WorldSeq by)
    {
        // By the last touch, backwards.
        var cells = commit.Select(change => change.Cell).Reverse().Distinct().ToList();
        var (first, last) = (new Dictionary<ReferenceCell, object?>(), new Dictionary<ReferenceCell, object?>());
        foreach (var change in commit)
        {
            first.TryAdd(change.Cell, change.Before);
            last[change.Cell] = change.After;
        }

        if (!cells.TrueForAll(cell => Equals(RowOf(cell), last[cell]))) return false;
        cells.RemoveAll(cell => Equals(first[cell], last[cell]));
        cells.ForEach(cell => _waiting.Add(cell, first[cell]));
        var classes = state.Classes.ToDictionary(row => row.Key, row => row.Value.Id);

        foreach (var isNext in InOrder())
        {
            foreach (var cell in cells.Where(cell => _waiting.ContainsKey(cell)).Where(isNext).ToList())
            {
                if (!MakeRoom(cell)) return false;
                Set(cell, _waiting[cell]);
                _waiting.Remove(cell);
            }
        }

        state.Marks[start] = new MarkRow(by);
        return new ReferenceStanding(state, classes).Holds(cells.Select(cell => (cell, last[cell])));
    }

    /// <summary>R113: what goes, what comes or changes, what vanishes, marks.</summary>
    private IEnumerable<Func<ReferenceCell, bool>> InOrder()
    {
        bool goes(ReferenceCell cell) => _waiting[cell] is null;
        yield return cell => goes(cell) && state.Holds.Has(cell);
        yield return cell => goes(cell) && state.Instances.Has(cell);
        yield return cell => goes(cell) && state.Stacks.Has(cell);
        yield return cell => goes(cell) && state.Balances.Has(cell);
        yield return cell => !goes(cell) && state.Containers.Has(cell);
        yield return cell => !goes(cell) && state.Classes.Has(cell);
        yield return state.Shapes.Has;
        yield return state.Extents.Has;
        yield return state.Balances.Has;
        yield return state.Stacks.Has;
        yield return state.Instances.Has;
        yield return state.Holds.Has;
        yield return state.Containers.Has;
        yield return state.Classes.Has;
        yield return state.Marks.Has;
    }

    /// <summary>
    /// Takes up what still stands where a stack or an instance is to stand; false if that is not to move.
    /// </summary>
    private bool MakeRoom(ReferenceCell cell)
    {
        var (stacks, instances) = _waiting[cell] switch
        {
            StackRow row when state.Containers[row.Container] is not null => InTheWay(row),
            InstanceRow { Place: { } place } when state.Containers[place.Container] is not null => InTheWay(place),
            _ => ([], []),
        };
        foreach (var id in stacks.Where(id => !cell.Key.Equals(id)))
        {
            if (!_waiting.ContainsKey(state.Stacks.Cell(id))) return false;
            state.Stacks[id] = null;
        }

        foreach (var id in instances.Where(id => !cell.Key.Equals(id)))
        {
            if (!_waiting.ContainsKey(state.Instances.Cell(id))) return false;
            state.Instances[id] = state.Instances[id]! with { Place = null };
        }

        return true;
    }

    private (List<StackId> Stacks, List<InstanceId> Instances) InTheWay(StackRow row)
    {
        var grid = GridOf(row.Container);
        var cells = grid.CellsOf(row.Anchor, row.Shape, row.Rotation).ToHashSet();
        return ([.. grid.Stacks(cells)], [.. grid.Instances(cells)]);
    }

    private (List<StackId> Stacks, List<InstanceId> Instances) InTheWay(Standing place)
    {
        if (place.At is Location.Slot)
        {
            return ([], [.. state.Instances.Where(i => i.Value.Place?.At == place.At).Select(i => i.Key)]);
        }

        if (place.At is not Location.GridCell)
        {
            return ([], [.. new ReferenceSpace(state, place.Container).Overlapping(place)]);
        }

        var grid = GridOf(place.Container);
        var cells = grid.CellsOf(place).ToHashSet();
        return ([.. grid.Stacks(cells)], [.. grid.Instances(cells)]);
    }

    private ReferenceGrid GridOf(ContainerNumber container) =>
        new(state, container, (ContainerKind.Grid)state.Containers[container]!.Kind);

    private object? RowOf(ReferenceCell cell) => state.Tables.Single(table => table.Has(cell)).Get(cell.Key);

    private void Set(ReferenceCell cell, object? row) =>
        state.Tables.Single(table => table.Has(cell)).Set(cell.Key, row);
}
