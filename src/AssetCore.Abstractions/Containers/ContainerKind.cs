using AssetCore.Quantities;

namespace AssetCore.Containers;

/// <summary>What a container is and how it is laid out; fixed when it is created.</summary>
public abstract record ContainerKind
{
    /// <summary>The most places that slots and grids may have.</summary>
    public const int PlacesMax = 1_048_576;

    private ContainerKind()
    {
    }

    /// <summary>The kind without its members.</summary>
    public abstract ContainerType Type { get; }

    /// <summary>One quantity per class and key; no places.</summary>
    /// <param name="Scale">Units per 1.0: a power of ten up to 10^9.</param>
    public sealed record Balance(Scale Scale) : ContainerKind
    {
        /// <inheritdoc />
        public override ContainerType Type => ContainerType.Balance;
    }

    /// <summary>At most one instance in each slot.</summary>
    /// <param name="Count">Slots, 1 to <see cref="PlacesMax"/>, numbered from 1.</param>
    public sealed record Slots(int Count) : ContainerKind
    {
        /// <inheritdoc />
        public override ContainerType Type => ContainerType.Slots;
    }

    /// <summary>Stacks and instances with a shape that never overlap.</summary>
    /// <param name="Capacity">Cells, 1 to <see cref="PlacesMax"/>, numbered from 1, row by row.</param>
    /// <param name="GridWidth">Cells in a row, dividing the capacity; null for a line of cells.</param>
    public sealed record Grid(int Capacity, int? GridWidth) : ContainerKind
    {
        /// <inheritdoc />
        public override ContainerType Type => ContainerType.Grid;

        /// <summary>Cells in a row: the capacity, for a line of cells.</summary>
        public int Width => GridWidth ?? Capacity;

        /// <summary>Rows: 1, for a line of cells.</summary>
        public int Height => Capacity / Width;
    }

    /// <summary>Instances as spans around a centre x.</summary>
    /// <param name="MinX">The lower bound in scaled units.</param>
    /// <param name="MaxX">The upper bound in scaled units, above the lower.</param>
    /// <param name="Scale">Scaled units per 1.0, 1 or more.</param>
    /// <param name="BucketCellSize">
    /// The cell of the spatial index in scaled units, 1 or more; null for a default.
    /// </param>
    public sealed record Line(long MinX, long MaxX, Scale Scale, long? BucketCellSize) : ContainerKind
    {
        /// <inheritdoc />
        public override ContainerType Type => ContainerType.Line;
    }

    /// <summary>Instances as rectangles around a centre, rotated in millidegrees.</summary>
    /// <param name="MinX">The lower x bound in scaled units.</param>
    /// <param name="MinY">The lower y bound in scaled units.</param>
    /// <param name="MaxX">The upper x bound in scaled units, above the lower.</param>
    /// <param name="MaxY">The upper y bound in scaled units, above the lower.</param>
    /// <param name="Scale">Scaled units per 1.0, 1 or more.</param>
    /// <param name="BucketCellSize">
    /// The cell of the spatial index in scaled units, 1 or more; null for a default.
    /// </param>
    public sealed record Plane(
        long MinX,
        long MinY,
        long MaxX,
        long MaxY,
        Scale Scale,
        long? BucketCellSize) : ContainerKind
    {
        /// <inheritdoc />
        public override ContainerType Type => ContainerType.Plane;
    }
}
