namespace AssetCore.Format.Events;

/// <summary>
/// Takes decoded events one by one. Implemented by structs, so that decoding is compiled into one loop.
/// </summary>
public interface IEventVisitor
{
    /// <summary>A commit that changed nothing.</summary>
    void VisitCommitNoted();

    /// <summary>The world's own row changed.</summary>
    void Visit(in WorldSet change);

    /// <summary>A container's row changed.</summary>
    void Visit(in ContainerSet change);

    /// <summary>A class's row changed.</summary>
    void Visit(in ClassSet change);

    /// <summary>A shape changed.</summary>
    void Visit(in ShapeSet change);

    /// <summary>A balance changed.</summary>
    void Visit(in BalanceSet change);

    /// <summary>A stack's row changed.</summary>
    void Visit(in StackSet change);

    /// <summary>An instance's row changed.</summary>
    void Visit(in InstanceSet change);

    /// <summary>An extent changed.</summary>
    void Visit(in ExtentSet change);

    /// <summary>A hold's row changed.</summary>
    void Visit(in HoldSet change);

    /// <summary>The mark of a reversed commit changed.</summary>
    void Visit(in ReversalSet change);

    /// <summary>A row of the index of worlds changed.</summary>
    void Visit(in WorldIndexSet change);
}
