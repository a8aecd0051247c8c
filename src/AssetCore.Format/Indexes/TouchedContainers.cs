using AssetCore.Format.Events;

namespace AssetCore.Format.Indexes;

/// <summary>Collects the containers that events change, or in which they change something: before or
/// afterwards.</summary>
/// <param name="numbers">Where they are collected.</param>
internal readonly struct TouchedContainers(HashSet<int> numbers) : IEventVisitor
{
    public void VisitCommitNoted()
    {
    }

    public void Visit(in WorldSet change)
    {
    }

    public void Visit(in ContainerSet change) => numbers.Add(change.Container.Value);

    public void Visit(in ClassSet change)
    {
    }

    public void Visit(in ShapeSet change)
    {
    }

    public void Visit(in BalanceSet change) => numbers.Add(change.Container.Value);

    public void Visit(in StackSet change)
    {
        Add(change.Before?.Container);
        Add(change.After?.Container);
    }

    public void Visit(in InstanceSet change)
    {
        Add(PlaceOf(change.Before));
        Add(PlaceOf(change.After));
    }

    public void Visit(in ExtentSet change)
    {
    }

    public void Visit(in HoldSet change)
    {
        Add(change.Before?.Container);
        Add(change.After?.Container);
    }

    public void Visit(in ReversalSet change)
    {
    }

    public void Visit(in WorldIndexSet change)
    {
    }

    private static ContainerIndex? PlaceOf(InstanceRow? row) => row?.Place switch
    {
        InstancePlace.Slot slot => slot.Container,
        InstancePlace.Grid grid => grid.Container,
        InstancePlace.Line line => line.Container,
        InstancePlace.Plane plane => plane.Container,
        _ => null,
    };

    private void Add(ContainerIndex? container)
    {
        if (container is { } number) numbers.Add(number.Value);
    }
}
