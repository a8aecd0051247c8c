namespace AssetCore.Format.Checkpoints;

/// <summary>
/// What the rows of a chunk are: its first byte. Sections come in this order; one without rows has no chunk. From
/// <see cref="CheckpointEncoder.OptionalSectionMin"/> on they may be passed over by who does not know them. Numbers are
/// never reused.
/// </summary>
public enum CheckpointSection : byte
{
    /// <summary>Not a section.</summary>
    None = 0,

    /// <summary>Counters, the sum of keys, the last change of the world's own row: one chunk, always there.</summary>
    Basis = 1,

    /// <summary>Who had the container numbers that nobody has now.</summary>
    GoneContainers = 2,

    /// <summary>Who had the class numbers that nobody has now.</summary>
    GoneClasses = 3,

    /// <summary>The world's own row.</summary>
    World = 4,

    /// <summary>The index of worlds; in world 0 only.</summary>
    Worlds = 5,

    /// <summary>Containers by number.</summary>
    Containers = 6,

    /// <summary>Classes by number.</summary>
    Classes = 7,

    /// <summary>Shapes by class number, then key.</summary>
    Shapes = 8,

    /// <summary>Extents by class number, then key.</summary>
    Extents = 9,

    /// <summary>Balances by container number, class number, key.</summary>
    Balances = 10,

    /// <summary>Stacks by number.</summary>
    Stacks = 11,

    /// <summary>Instances by number.</summary>
    Instances = 12,

    /// <summary>Open holds by id.</summary>
    Holds = 13,

    /// <summary>Marks of reversed commits by commit.</summary>
    Reversals = 14,

    /// <summary>From where on keys are remembered: one chunk, always there.</summary>
    KeyWindow = 15,

    /// <summary>The keys that are remembered, in order of their commits.</summary>
    Keys = 16,

    /// <summary>ContentHash and the rows of each section: one chunk, the last of those that must be there.</summary>
    Sums = 17,
}
