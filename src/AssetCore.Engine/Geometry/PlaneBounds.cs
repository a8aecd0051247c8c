using AssetCore.Containers;

namespace AssetCore.Engine.Geometry;

/// <summary>The closed bounds of a plane, in scaled units; any 64-bit numbers.</summary>
/// <param name="MinX">The least x.</param>
/// <param name="MinY">The least y.</param>
/// <param name="MaxX">The greatest x, above the least.</param>
/// <param name="MaxY">The greatest y, above the least.</param>
internal readonly record struct PlaneBounds(long MinX, long MinY, long MaxX, long MaxY)
{
    /// <summary>The bounds of a container.</summary>
    public static PlaneBounds Of(ContainerKind.Plane kind) => new(kind.MinX, kind.MinY, kind.MaxX, kind.MaxY);

    /// <summary>True if the point lies within.</summary>
    public bool Hold(long x, long y) => x >= MinX && x <= MaxX && y >= MinY && y <= MaxY;
}
