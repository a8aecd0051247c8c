using AssetCore.Format.Events;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Keeps the event that was decoded last, for code that asks for one event at a time.</summary>
internal struct CaughtEvent : IEventVisitor
{
    public EventKind Kind;
    public WorldSet World;
    public ContainerSet Container;
    public ClassSet Class;
    public ShapeSet Shape;
    public BalanceSet Balance;
    public StackSet Stack;
    public InstanceSet Instance;
    public ExtentSet Extent;
    public HoldSet Hold;
    public ReversalSet Reversal;
    public WorldIndexSet WorldIndex;

    public void VisitCommitNoted() => Kind = EventKind.CommitNoted;

    public void Visit(in WorldSet change) => (Kind, World) = (EventKind.WorldSet, change);

    public void Visit(in ContainerSet change) => (Kind, Container) = (EventKind.ContainerSet, change);

    public void Visit(in ClassSet change) => (Kind, Class) = (EventKind.ClassSet, change);

    public void Visit(in ShapeSet change) => (Kind, Shape) = (EventKind.ShapeSet, change);

    public void Visit(in BalanceSet change) => (Kind, Balance) = (EventKind.BalanceSet, change);

    public void Visit(in StackSet change) => (Kind, Stack) = (EventKind.StackSet, change);

    public void Visit(in InstanceSet change) => (Kind, Instance) = (EventKind.InstanceSet, change);

    public void Visit(in ExtentSet change) => (Kind, Extent) = (EventKind.ExtentSet, change);

    public void Visit(in HoldSet change) => (Kind, Hold) = (EventKind.HoldSet, change);

    public void Visit(in ReversalSet change) => (Kind, Reversal) = (EventKind.ReversalSet, change);

    public void Visit(in WorldIndexSet change) => (Kind, WorldIndex) = (EventKind.WorldIndexSet, change);
}
