using AssetCore.Format.Events;

namespace AssetCore.Grains.Worlds;

/// <summary>Keeps what the events of a commit say about worlds, and passes over all others.</summary>
internal struct WorldEvents : IEventVisitor
{
    /// <summary>True if the world's own row was written.</summary>
    public bool HasWorldSet { get; private set; }

    /// <summary>The last row of the index that was written; null if none was.</summary>
    public WorldIndexSet? Index { get; private set; }

    /// <inheritdoc />
    public void Visit(in WorldSet change) => HasWorldSet = true;

    /// <inheritdoc />
    public void Visit(in WorldIndexSet change) => Index = change;

    /// <inheritdoc />
    public readonly void VisitCommitNoted()
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ContainerSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ClassSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ShapeSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in BalanceSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in StackSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in InstanceSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ExtentSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in HoldSet change)
    {
    }

    /// <inheritdoc />
    public readonly void Visit(in ReversalSet change)
    {
    }
}
