using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Binary;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Reversals;

/// <summary>All cells that a commit touched, by table: its events taken together.</summary>
internal sealed class ReversalCells
{
    public TouchedCells<ContainerIndex, ContainerRow?> Containers { get; } = new();

    public TouchedCells<ClassIndex, ClassRow?> Classes { get; } = new();

    public TouchedCells<Variant, Shape?> Shapes { get; } = new();

    public TouchedCells<Variant, Extent?> Extents { get; } = new();

    public TouchedCells<BalanceKey, BalanceRow> Balances { get; } = new();

    public TouchedCells<StackId, StackRow?> Stacks { get; } = new();

    public TouchedCells<InstanceId, InstanceRow?> Instances { get; } = new();

    public TouchedCells<HoldId, HoldRow?> Holds { get; } = new();

    /// <summary>Marks of reversed commits: those that a reversal set or took away.</summary>
    public TouchedCells<WorldSeq, WorldSeq?> Marks { get; } = new();

    /// <summary>The cells of a commit of a client.</summary>
    /// <param name="events">Its events, in their own order.</param>
    /// <exception cref="AssetCore.Format.FormatFaultException">The bytes are not events.</exception>
    public static ReversalCells Of(ReadOnlySpan<byte> events)
    {
        var cells = new ReversalCells();
        var source = new ByteReader(events);
        var collector = new Collector(cells);
        while (!source.IsAtEnd) EventCodec.Read(ref source, ref collector);
        return cells;
    }

    private readonly struct Collector(ReversalCells cells) : IEventVisitor
    {
        public void VisitCommitNoted()
        {
        }

        public void Visit(in WorldSet change) => RefuseOfWorld();

        public void Visit(in ContainerSet change) =>
            cells.Containers.Touch(change.Container, change.Before, change.After);

        public void Visit(in ClassSet change) => cells.Classes.Touch(change.Class, change.Before, change.After);

        public void Visit(in ShapeSet change) =>
            cells.Shapes.Touch(new Variant(change.Class, change.Key), change.Before, change.After);

        public void Visit(in BalanceSet change) => cells.Balances.Touch(
            new BalanceKey(change.Container, change.Class, change.Key), change.Before, change.After);

        public void Visit(in StackSet change) => cells.Stacks.Touch(change.Stack, change.Before, change.After);

        public void Visit(in InstanceSet change) =>
            cells.Instances.Touch(change.Instance, change.Before, change.After);

        public void Visit(in ExtentSet change) =>
            cells.Extents.Touch(new Variant(change.Class, change.Key), change.Before, change.After);

        public void Visit(in HoldSet change) => cells.Holds.Touch(change.Hold, change.Before, change.After);

        public void Visit(in ReversalSet change) => cells.Marks.Touch(change.Commit, change.Before, change.After);

        public void Visit(in WorldIndexSet change) => RefuseOfWorld();

        private static void RefuseOfWorld() =>
            Invariant.Holds(false, "rows of worlds change in commits of the world, which are not reversed");
    }
}
