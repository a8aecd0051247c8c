using System.Runtime.InteropServices;
using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Checkpoints;

/// <summary>The last value of every cell that events touched. A row that is gone is a null, a balance of zero
/// none.</summary>
internal sealed class TailCells
{
    public WorldRow? World { get; private set; }

    public bool HasWorld { get; private set; }

    public Dictionary<long, WorldIndexRow?> Worlds { get; } = [];

    public Dictionary<int, ContainerRow?> Containers { get; } = [];

    public Dictionary<int, ClassRow?> Classes { get; } = [];

    /// <summary>Who had the numbers of containers and classes that were touched and are gone now.</summary>
    public Dictionary<int, GoneContainer> GoneContainers { get; } = [];

    public Dictionary<int, string> GoneClasses { get; } = [];

    public Dictionary<VariantCell, Shape?> Shapes { get; } = [];

    public Dictionary<VariantCell, Extent?> Extents { get; } = [];

    public Dictionary<BalanceKey, BalanceRow> Balances { get; } = [];

    public Dictionary<long, StackRow?> Stacks { get; } = [];

    public Dictionary<long, InstanceRow?> Instances { get; } = [];

    public Dictionary<string, HoldRow?> Holds { get; } = new(StringComparer.Ordinal);

    public Dictionary<long, WorldSeq?> Reversals { get; } = [];

    /// <summary>Containers and classes that rows of stacks, instances and holds name, before or after.</summary>
    public HashSet<int> NamedContainers { get; } = [];

    public HashSet<int> NamedClasses { get; } = [];

    /// <summary>Counters as far as events raised them.</summary>
    public Counters Counters { get; private set; } = Counters.Initial;

    /// <summary>Cells held.</summary>
    public long Count => Worlds.Count + Containers.Count + Classes.Count + Shapes.Count + Extents.Count
        + Balances.Count + Stacks.Count + Instances.Count + Holds.Count + Reversals.Count;

    public void Set(in WorldSet change) => (World, HasWorld) = (change.After, true);

    public void Set(in WorldIndexSet change) => Worlds[change.World.Value] = change.After;

    public void Set(in ContainerSet change)
    {
        var number = change.Container.Value;
        Containers[number] = change.After;
        if (change.After is not null) GoneContainers.Remove(number);
        else if (change.Before is { } gone) GoneContainers[number] = new GoneContainer(gone.Id.Value, UnitsOf(gone));
        if (number >= Counters.NextContainer) Counters = Counters with { NextContainer = number + 1 };
    }

    public void Set(in ClassSet change)
    {
        var number = change.Class.Value;
        Classes[number] = change.After;
        if (change.After is not null) GoneClasses.Remove(number);
        else if (change.Before is { } gone) GoneClasses[number] = gone.Id.Value;
        if (number >= Counters.NextClass) Counters = Counters with { NextClass = number + 1 };
    }

    public void Set(in ShapeSet change) => Shapes[CellOf(change.Class, change.Key)] = change.After;

    public void Set(in ExtentSet change) => Extents[CellOf(change.Class, change.Key)] = change.After;

    public void Set(in BalanceSet change)
    {
        var key = new BalanceKey(change.Container, change.Class, change.Key);
        CollectionsMarshal.GetValueRefOrAddDefault(Balances, key, out _) = change.After;
    }

    public void Set(in StackSet change)
    {
        var number = change.Stack.Value;
        Stacks[number] = change.After;
        Name(change.Before?.Container, change.Before?.Class);
        Name(change.After?.Container, change.After?.Class);
        if (number >= Counters.NextStack) Counters = Counters with { NextStack = number + 1 };
    }

    public void Set(in InstanceSet change)
    {
        var number = change.Instance.Value;
        Instances[number] = change.After;
        Name(PlaceOf(change.Before), change.Before?.Class);
        Name(PlaceOf(change.After), change.After?.Class);
        if (number >= Counters.NextInstance) Counters = Counters with { NextInstance = number + 1 };
    }

    public void Set(in HoldSet change)
    {
        Holds[change.Hold.Value] = change.After;
        Name(change.Before?.Container, change.Before?.Class);
        Name(change.After?.Container, change.After?.Class);
    }

    public void Set(in ReversalSet change) => Reversals[change.Commit.Value] = change.After;

    /// <summary>The scale of a container's balances; 0 for another kind.</summary>
    public static long UnitsOf(ContainerRow row) => row.Kind is ContainerKind.Balance balance
        ? balance.Scale.UnitsPerOne
        : 0;

    /// <summary>The container of a place; null for nowhere.</summary>
    public static ContainerIndex? PlaceOf(InstanceRow? row) => row?.Place switch
    {
        InstancePlace.Slot slot => slot.Container,
        InstancePlace.Grid grid => grid.Container,
        InstancePlace.Line line => line.Container,
        InstancePlace.Plane plane => plane.Container,
        _ => null,
    };

    private static VariantCell CellOf(ClassIndex @class, uint? key) => new(@class.Value, BalanceKey.ToWord(key));

    private void Name(ContainerIndex? container, ClassIndex? @class)
    {
        if (container is { } number) NamedContainers.Add(number.Value);
        if (@class is { } of) NamedClasses.Add(of.Value);
    }
}
