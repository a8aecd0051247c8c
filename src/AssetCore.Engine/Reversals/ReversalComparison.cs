using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Reversals;

/// <summary>
/// Holds every cell that a commit touched against the state, by value: a commit is reversed only while all of them are
/// as it left them.
/// </summary>
/// <param name="cells">The cells.</param>
/// <param name="state">The state, before anything is changed.</param>
internal readonly struct ReversalComparison(ReversalCells cells, WorldState state)
{
    /// <summary>The refusal for the first cell that differs; null if none does.</summary>
    public Rejection? Judge() =>
        JudgeContainers() ?? JudgeClasses() ?? JudgeShapes() ?? JudgeExtents() ?? JudgeBalances() ?? JudgeStacks()
        ?? JudgeInstances() ?? JudgeHolds() ?? JudgeMarks();

    private Rejection? JudgeContainers()
    {
        foreach (var cell in cells.Containers.Forwards())
        {
            var now = state.Containers[cell.Key].Row;
            if (Equals(now, cell.After)) continue;
            var name = state.Containers[cell.Key].Name!;
            return ReversalRejections.Changed(
                $"container {name}", RowText.Of(cell.After), RowText.Of(now), ("container_id", name));
        }

        return null;
    }

    private Rejection? JudgeClasses()
    {
        foreach (var cell in cells.Classes.Forwards())
        {
            var now = state.Classes[cell.Key].Row;
            if (Equals(now, cell.After)) continue;
            var name = state.Classes[cell.Key].Name!;
            return ReversalRejections.Changed(
                $"class {name}", Existence(cell.After), Existence(now), ("class_id", name));
        }

        return null;
    }

    private Rejection? JudgeShapes()
    {
        foreach (var cell in cells.Shapes.Forwards())
        {
            var now = state.Classes.ShapeAt(cell.Key);
            if (now == cell.After) continue;
            var (text, name) = (new RowText(state), state.Classes[cell.Key.Class].Name!);
            return ReversalRejections.Changed(
                $"the shape of {text.NameOf(cell.Key)}",
                RowText.Of(cell.After),
                RowText.Of(now),
                ("class_id", name));
        }

        return null;
    }

    private Rejection? JudgeExtents()
    {
        foreach (var cell in cells.Extents.Forwards())
        {
            var now = state.Classes.ExtentAt(cell.Key);
            if (now == cell.After) continue;
            var (text, name) = (new RowText(state), state.Classes[cell.Key.Class].Name!);
            return ReversalRejections.Changed(
                $"the extent of {text.NameOf(cell.Key)}",
                RowText.Of(cell.After),
                RowText.Of(now),
                ("class_id", name));
        }

        return null;
    }

    private Rejection? JudgeBalances()
    {
        foreach (var cell in cells.Balances.Forwards())
        {
            var now = state.Balances.Get(cell.Key);
            if (now == cell.After) continue;
            var text = new RowText(state);
            var container = text.NameOf(new ContainerIndex(cell.Key.Container));
            var variant = new Variant(new ClassIndex(cell.Key.Class), BalanceKey.FromWord(cell.Key.KeyWord));
            return ReversalRejections.Changed(
                $"the balance of {text.NameOf(variant)} in container {container}",
                text.Of(cell.Key, cell.After),
                text.Of(cell.Key, now),
                ("container_id", container),
                ("class_id", text.NameOf(variant.Class)));
        }

        return null;
    }

    private Rejection? JudgeStacks()
    {
        foreach (var cell in cells.Stacks.Forwards())
        {
            var found = state.Stacks[cell.Key];
            var now = found.IsVacant ? null : found.ToRow();
            if (Equals(now, cell.After)) continue;
            var text = new RowText(state);
            return ReversalRejections.Changed(
                $"stack {cell.Key}", text.Of(cell.After), text.Of(now), ("stack_id", cell.Key.ToString()));
        }

        return null;
    }

    private Rejection? JudgeInstances()
    {
        foreach (var cell in cells.Instances.Forwards())
        {
            var found = state.Instances[cell.Key];
            var now = found.IsVacant ? null : found.ToRow();
            if (Equals(now, cell.After)) continue;
            var text = new RowText(state);
            return ReversalRejections.Changed(
                $"instance {cell.Key}", text.Of(cell.After), text.Of(now), ("inst_id", cell.Key.ToString()));
        }

        return null;
    }

    private Rejection? JudgeHolds()
    {
        foreach (var cell in cells.Holds.Forwards())
        {
            var now = state.Holds.Get(cell.Key);
            if (Equals(now, cell.After)) continue;
            var text = new RowText(state);
            return ReversalRejections.Changed(
                $"hold {cell.Key}", text.Of(cell.After), text.Of(now), ("hold_id", cell.Key.Value));
        }

        return null;
    }

    private Rejection? JudgeMarks()
    {
        foreach (var cell in cells.Marks.Forwards())
        {
            var now = state.Reversals.Get(cell.Key);
            if (now == cell.After) continue;
            return ReversalRejections.Changed(
                $"the commit at world_seq {cell.Key}",
                RowText.Of(cell.After),
                RowText.Of(now),
                ("world_seq_start", cell.Key.ToString()));
        }

        return null;
    }

    private static string Existence(ClassRow? row) => row is null ? "not registered" : "registered";
}
