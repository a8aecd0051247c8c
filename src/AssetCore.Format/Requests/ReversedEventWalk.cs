using AssetCore.Format.Events;

namespace AssetCore.Format.Requests;

/// <summary>Counts the events of a commit and tells what kinds are among them.</summary>
internal struct ReversedEventWalk : IEventVisitor
{
    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>True if a class, a shape or an extent changed.</summary>
    public bool ChangesSchema { get; private set; }

    /// <summary>True if a row of a world changed, which only the world itself does.</summary>
    public bool IsOfWorld { get; private set; }

    public void VisitCommitNoted() => Count++;

    public void Visit(in WorldSet change) => IsOfWorld = true;

    public void Visit(in ContainerSet change) => Count++;

    public void Visit(in ClassSet change) => CountSchema();

    public void Visit(in ShapeSet change) => CountSchema();

    public void Visit(in BalanceSet change) => Count++;

    public void Visit(in StackSet change) => Count++;

    public void Visit(in InstanceSet change) => Count++;

    public void Visit(in ExtentSet change) => CountSchema();

    public void Visit(in HoldSet change) => Count++;

    public void Visit(in ReversalSet change) => Count++;

    public void Visit(in WorldIndexSet change) => IsOfWorld = true;

    private void CountSchema()
    {
        Count++;
        ChangesSchema = true;
    }
}
