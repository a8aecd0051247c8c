using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reversals;

/// <summary>All rows of a world by the names of their cells, and what the events of a commit say about them.</summary>
internal static class StateRows
{
    /// <summary>Every row that there is.</summary>
    public static SortedDictionary<string, object> Of(WorldState state)
    {
        var rows = new SortedDictionary<string, object>(StringComparer.Ordinal);
        for (var index = 0; index < state.Counters.NextContainer; index++)
        {
            Add(rows, $"container {index}", state.Containers[new ContainerIndex(index)].Row);
            foreach (var entry in state.Balances.List(new ContainerIndex(index), null, int.MaxValue))
            {
                var key = BalanceKey.FromWord(entry.KeyWord);
                rows.Add(Balance(index, entry.Class, key), state.Balances.Get(new BalanceKey(index, entry.Class, key)));
            }
        }

        for (var index = 0; index < state.Counters.NextClass; index++) AddClass(rows, state, index);
        for (var id = 1L; id < state.Counters.NextStack; id++)
            if (!state.Stacks[new StackId(id)].IsVacant) rows.Add($"stack {id}", state.Stacks[new StackId(id)].ToRow());
        for (var id = 1L; id < state.Counters.NextInstance; id++)
        {
            var cell = state.Instances[new InstanceId(id)];
            if (!cell.IsVacant) rows.Add($"instance {id}", cell.ToRow());
        }

        for (var walk = state.Holds.InOrder.FromStart(); walk.MoveNext();)
            rows.Add($"hold {walk.Current.Id}", walk.Current.Row!);
        for (var walk = state.Reversals.InOrder.FromStart(); walk.MoveNext();)
            rows.Add($"mark {walk.Current.Commit}", new WorldSeq(walk.Current.By));
        return rows;
    }

    /// <summary>What a commit found in every cell that it touched, and what it left there; null is no row.</summary>
    public static Dictionary<string, (object? First, object? Last)> Touched(ReadOnlySpan<byte> events)
    {
        var cells = new Dictionary<string, (object? First, object? Last)>(StringComparer.Ordinal);
        var source = new ByteReader(events);
        var collector = new Collector(cells);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref collector);
        return cells;
    }

    private static void AddClass(SortedDictionary<string, object> rows, WorldState state, int index)
    {
        ref readonly var cell = ref state.Classes[new ClassIndex(index)];
        Add(rows, $"class {index}", cell.Row);
        if (cell.Shapes is { } shapes)
            for (var walk = shapes.FromStart(); walk.MoveNext();)
                rows.Add($"shape {index} {BalanceKey.FromWord(walk.Current.KeyWord)}", walk.Current.Shape);
        if (cell.Extents is { } extents)
            for (var walk = extents.FromStart(); walk.MoveNext();)
                rows.Add($"extent {index} {BalanceKey.FromWord(walk.Current.KeyWord)}", walk.Current.Extent);
    }

    private static void Add(SortedDictionary<string, object> rows, string cell, object? row)
    {
        if (row is not null) rows.Add(cell, row);
    }

    private static string Balance(int container, int @class, uint? key) => $"balance {container} {@class} {key}";

    private readonly struct Collector(Dictionary<string, (object? First, object? Last)> cells) : IEventVisitor
    {
        public void VisitCommitNoted()
        {
        }

        public void Visit(in WorldSet change) => Note("world", change.Before, change.After);

        public void Visit(in ContainerSet change) =>
            Note($"container {change.Container.Value}", change.Before, change.After);

        public void Visit(in ClassSet change) => Note($"class {change.Class.Value}", change.Before, change.After);

        public void Visit(in ShapeSet change) =>
            Note($"shape {change.Class.Value} {change.Key}", change.Before, change.After);

        public void Visit(in ExtentSet change) =>
            Note($"extent {change.Class.Value} {change.Key}", change.Before, change.After);

        public void Visit(in BalanceSet change) => Note(
            Balance(change.Container.Value, change.Class.Value, change.Key),
            change.Before == default ? null : change.Before,
            change.After == default ? null : change.After);

        public void Visit(in StackSet change) => Note($"stack {change.Stack}", change.Before, change.After);

        public void Visit(in InstanceSet change) => Note($"instance {change.Instance}", change.Before, change.After);

        public void Visit(in HoldSet change) => Note($"hold {change.Hold}", change.Before, change.After);

        public void Visit(in ReversalSet change) => Note($"mark {change.Commit}", change.Before, change.After);

        public void Visit(in WorldIndexSet change) => Note($"world {change.World}", change.Before, change.After);

        private void Note(string cell, object? before, object? after) =>
            cells[cell] = (cells.TryGetValue(cell, out var known) ? known.First : before, after);
    }
}
