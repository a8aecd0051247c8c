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

    /// <summary>On a line.</summary>
    /// <param name="Container">The line.</param>
    /// <param name="X">The centre in scaled units.</param>
    /// <param name="Length">The span it covers.</param>
    public sealed record Line(ContainerIndex Container, long X, long Length) : InstancePlace;

    /// <summary>On a plane.</summary>
    /// <param name="Container">The plane.</param>
    /// <param name="X">The centre's x in scaled units.</param>
    /// <param name="Y">The centre's y in scaled units.</param>
    /// <param name="RotationMillideg">Its turn in millidegrees, 0 to 359,999.</param>
    /// <param name="Width">Its width, unturned.</param>
    /// <param name="Height">Its height, unturned.</param>
    public sealed record Plane(
        ContainerIndex Container,
        long X,
        long Y,
        int RotationMillideg,
        long Width,
        long Height) : InstancePlace;
}
