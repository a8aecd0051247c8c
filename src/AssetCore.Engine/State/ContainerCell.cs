using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Hashes;

namespace AssetCore.Engine.State;

/// <summary>
/// One container: its row and what is derived from it. Name and scale stay when the row is gone, for histories.
/// </summary>
internal struct ContainerCell : IVacant
{
    /// <summary>The row; null if the container is gone.</summary>
    public ContainerRow? Row;

    /// <summary>The external id of whoever has or had this number; null if nobody did.</summary>
    public string? Name;

    /// <summary>The hash of <see cref="Name"/>.</summary>
    public Hash128 NameHash;

    /// <summary>What the row adds to the content hash.</summary>
    public Hash128 ContentHash;

    /// <summary>What the row adds to the internal hash.</summary>
    public Hash128 InternalHash;

    /// <summary>The kind without its members; None if the container is gone.</summary>
    public ContainerType Type;

    /// <summary>True if its policies let only some classes in: kept beside the type, for every transfer asks.</summary>
    public bool RestrictsClasses;

    /// <summary>The bounds of a balance container in units.</summary>
    public BalanceBounds Bounds;

    /// <summary>What stands in the slots; null until something does.</summary>
    public SlotBoard? Slots;

    /// <summary>What stands on the grid; null until something does.</summary>
    public GridBoard? Grid;

    /// <summary>What stands on the line; null until something does.</summary>
    public LineBoard? Line;

    /// <summary>What stands on the plane; null until something does.</summary>
    public PlaneBoard? Plane;

    public readonly bool IsVacant => Name is null;
}
