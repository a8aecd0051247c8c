using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Operations;

/// <summary>What a <see cref="Require"/> demands. Something missing or of the wrong kind is refused as
/// anywhere.</summary>
public abstract record Requirement
{
    private Requirement()
    {
    }

    /// <summary><c>balance_at_least</c>: what is there and not held is at least the quantity.</summary>
    /// <param name="ContainerId">A balance container.</param>
    /// <param name="ClassId">The class.</param>
    /// <param name="Key">The variant of the class; null and 0 differ.</param>
    /// <param name="Quantity">How much; zero and negative ones are allowed.</param>
    public sealed record BalanceAtLeast(ContainerId ContainerId, ClassId ClassId, uint? Key, DecimalQuantity Quantity)
        : Requirement;

    /// <summary><c>balance_equals</c>: what is there and not held is exactly the quantity.</summary>
    /// <param name="ContainerId">A balance container.</param>
    /// <param name="ClassId">The class.</param>
    /// <param name="Key">The variant of the class; null and 0 differ.</param>
    /// <param name="Quantity">How much; zero and negative ones are allowed.</param>
    public sealed record BalanceEquals(ContainerId ContainerId, ClassId ClassId, uint? Key, DecimalQuantity Quantity)
        : Requirement;

    /// <summary><c>slot_empty</c>: nothing is in the slot.</summary>
    /// <param name="ContainerId">The slots.</param>
    /// <param name="SlotIndex">The slot, 1-based; judged against the container.</param>
    public sealed record SlotEmpty(ContainerId ContainerId, long SlotIndex) : Requirement;

    /// <summary><c>slot_holds</c>: this instance, or one of this class, is in the slot.</summary>
    /// <param name="ContainerId">The slots.</param>
    /// <param name="SlotIndex">The slot, 1-based; judged against the container.</param>
    /// <param name="InstId">The instance; null if <paramref name="ClassId"/> is given.</param>
    /// <param name="ClassId">The class; null if <paramref name="InstId"/> is given.</param>
    public sealed record SlotHolds(ContainerId ContainerId, long SlotIndex, InstanceRef? InstId, ClassId? ClassId)
        : Requirement;

    /// <summary><c>cell_free</c>: nothing covers the cell.</summary>
    /// <param name="ContainerId">The grid.</param>
    /// <param name="Position">The cell, 1-based, row by row; judged against the grid.</param>
    public sealed record CellFree(ContainerId ContainerId, long Position) : Requirement;

    /// <summary><c>container_exists</c>: there is such a container.</summary>
    /// <param name="ContainerId">The container.</param>
    public sealed record ContainerExists(ContainerId ContainerId) : Requirement;

    /// <summary><c>instance_at</c>: the instance is at this very place, in this very turn.</summary>
    /// <param name="InstId">The instance.</param>
    /// <param name="Location">The place; not a balance.</param>
    public sealed record InstanceAt(InstanceRef InstId, Location Location) : Requirement;
}
