using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Replay;

/// <summary>
/// Holds the row before against the state, then sets the row after: replay that stops at the first event that does not
/// fit.
/// </summary>
/// <param name="state">The state.</param>
/// <param name="next">The sequence number of the first event.</param>
internal struct EventVerifier(WorldState state, WorldSeq next) : IEventVisitor
{
    private readonly EventApplier _applier = new(state, EventDirection.Forward);

    /// <summary>The sequence number of the next event.</summary>
    public WorldSeq Next { get; private set; } = next;

    public void VisitCommitNoted() => Next = Next.Next;

    public void Visit(in WorldSet change)
    {
        Check(Equals(change.Before, state.World), "the world's row");
        _applier.Visit(change);
    }

    public void Visit(in ContainerSet change)
    {
        Check(Equals(change.Before, state.Containers[change.Container].Row), "a container's row");
        _applier.Visit(change);
    }

    public void Visit(in ClassSet change)
    {
        Check(Equals(change.Before, state.Classes[change.Class].Row), "a class's row");
        _applier.Visit(change);
    }

    public void Visit(in ShapeSet change)
    {
        if (state.Classes[change.Class].Row is null)
            throw new ReplayMismatchException(Next, "the class of the shape does not exist");
        Check(change.Before == state.Classes.ShapeAt(new Variant(change.Class, change.Key)), "a shape");
        _applier.Visit(change);
    }

    public void Visit(in BalanceSet change)
    {
        // The hot path: one search for both.
        var key = new BalanceKey(change.Container, change.Class, change.Key);
        Check(state.TrySetBalance(key, change.Before, change.After), "a balance");
    }

    public void Visit(in StackSet change)
    {
        var cell = state.Stacks[change.Stack];
        Check(cell.IsVacant ? change.Before is null : cell.ToRow().Equals(change.Before), "a stack's row");
        _applier.Visit(change);
    }

    public void Visit(in InstanceSet change)
    {
        var cell = state.Instances[change.Instance];
        Check(cell.IsVacant ? change.Before is null : cell.ToRow().Equals(change.Before), "an instance's row");
        _applier.Visit(change);
    }

    public void Visit(in ExtentSet change)
    {
        if (state.Classes[change.Class].Row is null)
            throw new ReplayMismatchException(Next, "the class of the extent does not exist");
        Check(change.Before == state.Classes.ExtentAt(new Variant(change.Class, change.Key)), "an extent");
        _applier.Visit(change);
    }

    public void Visit(in HoldSet change)
    {
        Check(Equals(change.Before, state.Holds.Get(change.Hold)), "a hold's row");
        _applier.Visit(change);
    }

    public void Visit(in ReversalSet change)
    {
        Check(change.Before == state.Reversals.Get(change.Commit), "the mark of a reversed commit");
        _applier.Visit(change);
    }

    public void Visit(in WorldIndexSet change)
    {
        Check(Equals(change.Before, state.GetWorldIndex(change.World)), "a row of the index of worlds");
        _applier.Visit(change);
    }

    private void Check(bool fits, string what)
    {
        if (!fits) throw new ReplayMismatchException(Next, $"{what} is not what the event says it was before");
        Next = Next.Next;
    }
}
