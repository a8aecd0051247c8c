namespace AssetCore.Format.Events;

/// <summary>
/// The kinds of events: the lowest five bits of an event's first byte. Numbers stand in logs and are never reused; 31
/// is kept for the day when more are needed.
/// </summary>
public enum EventKind : byte
{
    /// <summary>Not an event.</summary>
    None = 0,

    /// <summary>A commit that changed nothing.</summary>
    CommitNoted = 1,

    /// <summary>The world's own row changed.</summary>
    WorldSet = 2,

    /// <summary>A container's row changed.</summary>
    ContainerSet = 3,

    /// <summary>A class's row changed.</summary>
    ClassSet = 4,

    /// <summary>The shape of a class and key changed.</summary>
    ShapeSet = 5,

    /// <summary>A balance changed.</summary>
    BalanceSet = 6,

    /// <summary>A stack's row changed.</summary>
    StackSet = 7,

    /// <summary>An instance's row changed.</summary>
    InstanceSet = 8,

    /// <summary>A row of the index of worlds changed.</summary>
    WorldIndexSet = 9,

    /// <summary>The extent of a class and key changed.</summary>
    ExtentSet = 10,

    /// <summary>A hold's row changed.</summary>
    HoldSet = 11,

    /// <summary>The mark of a reversed commit changed.</summary>
    ReversalSet = 12,
}
