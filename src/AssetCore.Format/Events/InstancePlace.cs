using AssetCore.Containers;

namespace AssetCore.Format.Events;

/// <summary>Where an instance is.</summary>
public abstract record InstancePlace
{
    private InstancePlace()
    {
    }

    /// <summary>Nowhere.</summary>
    public static InstancePlace Nowhere { get; } = new Unplaced();

    /// <summary>Nowhere; use <see cref="Nowhere"/>.</summary>
    public sealed record Unplaced : InstancePlace;

    /// <summary>In a slot.</summary>
    /// <param name="Container">The slots.</param>
    /// <param name="SlotIndex">Which, 1-based.</param>
    public sealed record Slot(ContainerIndex Container, int SlotIndex) : InstancePlace;

    /// <summary>On a grid.</summary>
    /// <param name="Container">The grid.</param>
    /// <param name="Position">Its anchor, 1-based, row by row.</param>
    /// <param name="Rotation">Its turn.</param>
    /// <param name="Footprint">The cells it covers as it stands, turned.</param>
    public sealed record Grid(ContainerIndex Container, int Position, Rotation Rotation, Shape Footprint)
        : InstancePlace;
}
