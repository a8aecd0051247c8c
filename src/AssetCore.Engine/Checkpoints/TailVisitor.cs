using AssetCore.Format.Events;

namespace AssetCore.Engine.Checkpoints;

/// <summary>Keeps what events set last.</summary>
/// <param name="cells">Where it is kept.</param>
internal struct TailVisitor(TailCells cells) : IEventVisitor
{
    /// <summary>Events seen.</summary>
    public int Events { get; private set; }

    /// <summary>True if the world's own row was among them.</summary>
    public bool HasWorld { get; private set; }

    public void VisitCommitNoted() => Events++;

    public void Visit(in WorldSet change)
    {
        (Events, HasWorld) = (Events + 1, true);
        cells.Set(change);
    }

    public void Visit(in ContainerSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in ClassSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in ShapeSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in BalanceSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in StackSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in InstanceSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in ExtentSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in HoldSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in ReversalSet change)
    {
        Events++;
        cells.Set(change);
    }

    public void Visit(in WorldIndexSet change)
    {
        Events++;
        cells.Set(change);
    }
}
