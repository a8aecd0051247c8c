using AssetCore.Format.Binary;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Queries;

/// <summary>Finds out whether events change a container or what it holds.</summary>
/// <param name="container">The container.</param>
internal struct ContainerTouch(ContainerIndex container) : IEventVisitor
{
    /// <summary>True once an event that does has been seen.</summary>
    public bool IsTouched { get; private set; }

    /// <summary>True if one of these events changes the container or what it holds.</summary>
    public static bool IsIn(ReadOnlySpan<byte> events, ContainerIndex container)
    {
        var reader = new ByteReader(events);
        var touch = new ContainerTouch(container);
        while (!reader.IsAtEnd && !touch.IsTouched) EventCodec.Read(ref reader, ref touch);
        return touch.IsTouched;
    }

    public readonly void VisitCommitNoted()
    {
    }

    public readonly void Visit(in WorldSet change)
    {
    }

    public void Visit(in ContainerSet change) => IsTouched |= change.Container == container;

    public readonly void Visit(in ClassSet change)
    {
    }

    public readonly void Visit(in ShapeSet change)
    {
    }

    public void Visit(in BalanceSet change) => IsTouched |= change.Container == container;

    public void Visit(in StackSet change) =>
        IsTouched |= change.After?.Container == container || change.Before?.Container == container;

    public void Visit(in InstanceSet change) => IsTouched |= IsPlace(change.After) || IsPlace(change.Before);

    public readonly void Visit(in ExtentSet change)
    {
    }

    public void Visit(in HoldSet change) =>
        IsTouched |= change.After?.Container == container || change.Before?.Container == container;

    public readonly void Visit(in ReversalSet change)
    {
    }

    public readonly void Visit(in WorldIndexSet change)
    {
    }

    private readonly bool IsPlace(InstanceRow? row) => row?.Place switch
    {
        InstancePlace.Slot slot => slot.Container == container,
        InstancePlace.Grid grid => grid.Container == container,
        InstancePlace.Line line => line.Container == container,
        InstancePlace.Plane plane => plane.Container == container,
        _ => false,
    };
}
