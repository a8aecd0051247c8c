using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>A place that an operation names.</summary>
public abstract record Location
{
    private Location()
    {
    }

    /// <summary>The container of the place.</summary>
    public abstract ContainerId Container { get; }

    /// <summary>A balance container: <c>kind: "balance"</c>.</summary>
    /// <param name="Container">The container.</param>
    public sealed record Balance(ContainerId Container) : Location
    {
        /// <inheritdoc />
        public override ContainerId Container { get; } = Container;
    }

    /// <summary>An anchor on a grid: <c>kind: "grid_cell"</c>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="Position">
    /// The anchor (the upper left cell covered), 1-based, row by row; judged against the grid.
    /// </param>
    /// <param name="Rotation">The turn of what is placed; null is <see cref="Rotation.None"/>.</param>
    public sealed record GridCell(ContainerId Container, long Position, Rotation? Rotation) : Location
    {
        /// <inheritdoc />
        public override ContainerId Container { get; } = Container;
    }

    /// <summary>A slot: <c>kind: "slot"</c>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="SlotIndex">The slot, 1-based; judged against the container.</param>
    public sealed record Slot(ContainerId Container, long SlotIndex) : Location
    {
        /// <inheritdoc />
        public override ContainerId Container { get; } = Container;
    }

    /// <summary>A point on a continuous line: <c>kind: "line"</c>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="X">The centre in scaled units.</param>
    public sealed record Line(ContainerId Container, long X) : Location
    {
        /// <inheritdoc />
        public override ContainerId Container { get; } = Container;
    }

    /// <summary>A point on a continuous plane: <c>kind: "plane"</c>.</summary>
    /// <param name="Container">The container.</param>
    /// <param name="X">The centre's x in scaled units.</param>
    /// <param name="Y">The centre's y in scaled units.</param>
    /// <param name="RotationMillideg">
    /// The turn in millidegrees, 0 to 359,999; null is 0; judged by the operation.
    /// </param>
    public sealed record Plane(ContainerId Container, long X, long Y, long? RotationMillideg) : Location
    {
        /// <inheritdoc />
        public override ContainerId Container { get; } = Container;
    }
}
