using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The state of a world as plain tables, and the events that led here from the state it is a copy of.
/// </summary>
internal sealed class ReferenceState
{
    private readonly List<ReferenceChange> _changes = [];

    public ReferenceState()
    {
        Containers = new("containers", _changes);
        Classes = new("classes", _changes);
        Shapes = new("shapes", _changes);
        Extents = new("extents", _changes);
        Balances = new("balances", _changes);
        Stacks = new("stacks", _changes);
        Instances = new("instances", _changes);
        Holds = new("holds", _changes);
        Marks = new("marks", _changes);
    }

    public ReferenceTable<ContainerNumber, ContainerRow> Containers { get; }

    public ReferenceTable<ClassNumber, ClassRow> Classes { get; }

    public ReferenceTable<ClassKey, ShapeRow> Shapes { get; }

    public ReferenceTable<ClassKey, ExtentRow> Extents { get; }

    public ReferenceTable<BalanceCell, BalanceRow> Balances { get; }

    public ReferenceTable<StackId, StackRow> Stacks { get; }

    public ReferenceTable<InstanceId, InstanceRow> Instances { get; }

    public ReferenceTable<HoldId, HoldRow> Holds { get; }

    /// <summary>Reversed commits, by their first sequence number.</summary>
    public ReferenceTable<WorldSeq, MarkRow> Marks { get; }

    public int LastContainer { get; set; }

    public int LastClass { get; set; }

    public long LastStackId { get; set; }

    public long LastInstanceId { get; set; }

    public IEnumerable<IReferenceTable> Tables =>
        [Containers, Classes, Shapes, Extents, Balances, Stacks, Instances, Holds, Marks];

    /// <summary>All events since this was a copy.</summary>
    public IReadOnlyList<ReferenceChange> Changes => _changes;

    /// <summary>
    /// A second state that changes without this one: what a commit works on until it is known to succeed.
    /// </summary>
    public ReferenceState Copy()
    {
        var copy = new ReferenceState
        {
            LastContainer = LastContainer,
            LastClass = LastClass,
            LastStackId = LastStackId,
            LastInstanceId = LastInstanceId,
        };
        copy.Containers.Fill(Containers);
        copy.Classes.Fill(Classes);
        copy.Shapes.Fill(Shapes);
        copy.Extents.Fill(Extents);
        copy.Balances.Fill(Balances);
        copy.Stacks.Fill(Stacks);
        copy.Instances.Fill(Instances);
        copy.Holds.Fill(Holds);
        copy.Marks.Fill(Marks);
        return copy;
    }

    public ContainerNumber? Find(ContainerId id)
    {
        foreach (var (number, row) in Containers)
        {
            if (row.Id == id) return number;
        }

        return null;
    }

    public ClassNumber? Find(ClassId id)
    {
        foreach (var (number, row) in Classes)
        {
            if (row.Id == id) return number;
        }

        return null;
    }

    /// <summary>The shape of a class and key: its own, else that of the class, else null.</summary>
    public Shape? ShapeOf(ClassKey what) => (Shapes[what] ?? Shapes[what with { Key = null }])?.Shape;

    /// <summary>The extent of a class and key, in the same way.</summary>
    public Extent? ExtentOf(ClassKey what) => (Extents[what] ?? Extents[what with { Key = null }])?.Extent;

    /// <summary>A balance; nothing if there is no row.</summary>
    public BalanceRow BalanceOf(BalanceCell cell) => Balances[cell] ?? BalanceRow.Nothing;

    /// <summary>Sets a balance: one event.</summary>
    public void SetBalance(BalanceCell cell, BalanceRow row) =>
        Balances[cell] = row == BalanceRow.Nothing ? null : row;

    /// <summary>The instances attached to one.</summary>
    public IEnumerable<InstanceId> ChildrenOf(InstanceId parent) =>
        Instances.Where(instance => instance.Value.Parent == parent).Select(instance => instance.Key);

    /// <summary>Everything readable.</summary>
    public WorldDump Dump()
    {
        var dump = new WorldDumpBuilder();
        foreach (var row in Containers.Rows) dump.Container(row.Id, row.Kind, row.Owner, row.Policies, row.DisplayName);
        foreach (var row in Classes.Rows) dump.Class(row.Id, row.Name, row.Flags, row.Behavior);
        foreach (var (what, row) in Shapes) dump.Shape(IdOf(what.Class), what.Key, row.Shape);
        foreach (var (what, row) in Extents) dump.Extent(IdOf(what.Class), what.Key, row.Extent);
        foreach (var ((container, what), row) in Balances)
        {
            dump.Balance(IdOf(container), IdOf(what.Class), what.Key, row.Quantity, row.Held);
        }

        foreach (var (id, row) in Stacks)
        {
            var (container, what) = (IdOf(row.Container), row.What);
            dump.Stack(id, container, row.Anchor, row.Rotation, IdOf(what.Class), what.Key, row.Quantity);
        }

        foreach (var (id, row) in Instances)
        {
            dump.Instance(id, IdOf(row.What.Class), row.What.Key, row.Parent, row.Place?.At);
        }

        foreach (var (id, row) in Holds)
        {
            var (container, what) = row.Balance;
            dump.Hold(
                id, IdOf(container), IdOf(what.Class), what.Key, row.Units, row.ExpiresAtWorldSeq, row.ExpiresAtMs);
        }

        return dump.Build();
    }

    public ContainerId IdOf(ContainerNumber number) => Containers[number]!.Id;

    public ClassId IdOf(ClassNumber number) => Classes[number]!.Id;
}
