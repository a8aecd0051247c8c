using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The state of a world as plain tables. Rows never change; a change puts another row in their place.
/// </summary>
internal sealed class ReferenceState
{
    public ReferenceState()
    {
    }

    private ReferenceState(ReferenceState other)
    {
        Containers = new(other.Containers);
        Classes = new(other.Classes);
        Shapes = new(other.Shapes);
        Balances = new(other.Balances);
        Stacks = new(other.Stacks);
        Instances = new(other.Instances);
        LastStackId = other.LastStackId;
        LastInstanceId = other.LastInstanceId;
    }

    public Dictionary<ContainerId, ContainerRow> Containers { get; } = [];

    public Dictionary<ClassId, ClassRow> Classes { get; } = [];

    public Dictionary<ClassKey, Shape> Shapes { get; } = [];

    /// <summary>Balances other than zero, in units of their container.</summary>
    public Dictionary<BalanceCell, BigInteger> Balances { get; } = [];

    public Dictionary<StackId, StackRow> Stacks { get; } = [];

    public Dictionary<InstanceId, InstanceRow> Instances { get; } = [];

    public long LastStackId { get; set; }

    public long LastInstanceId { get; set; }

    /// <summary>
    /// A second state that changes without this one: what a commit works on until it is known to succeed.
    /// </summary>
    public ReferenceState Copy() => new(this);

    /// <summary>The shape of a class and key: its own, else that of the class, else null.</summary>
    public Shape? ShapeOf(ClassKey what)
    {
        if (Shapes.TryGetValue(what, out var own)) return own;
        return Shapes.TryGetValue(new ClassKey(what.Class, null), out var common) ? common : null;
    }

    /// <summary>The quantity of a balance in units; 0 if there is no row.</summary>
    public BigInteger BalanceOf(BalanceCell cell) => Balances.GetValueOrDefault(cell);

    /// <summary>Sets a balance; zero is no row.</summary>
    public void SetBalance(BalanceCell cell, BigInteger units)
    {
        if (units.IsZero) Balances.Remove(cell);
        else Balances[cell] = units;
    }

    /// <summary>Everything readable.</summary>
    public WorldDump Dump()
    {
        var dump = new WorldDumpBuilder();
        foreach (var (id, row) in Containers) dump.Container(id, row.Kind, row.Owner, row.Policies, row.DisplayName);
        foreach (var (id, row) in Classes) dump.Class(id, row.Name, row.Flags, row.Behavior);
        foreach (var (what, shape) in Shapes) dump.Shape(what.Class, what.Key, shape);
        foreach (var (cell, units) in Balances) dump.Balance(cell.Container, cell.What.Class, cell.What.Key, units);
        foreach (var (id, row) in Stacks)
        {
            dump.Stack(id, row.Container, row.Anchor, row.Rotation, row.What.Class, row.What.Key, row.Quantity);
        }

        foreach (var (id, row) in Instances) dump.Instance(id, row.What.Class, row.What.Key, row.Place);
        return dump.Build();
    }
}
