using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>What the space of a plane says about a turn and a rectangle.</summary>
internal static class PlaneRules
{
    /// <summary>The turn is one of a circle; none is no turn.</summary>
    public static Rejection? JudgeTurn(in ContainerCell container, long? turn) =>
        turn is null or (>= 0 and < SineTable.WholeTurn) ? null : Reject.TurnOutOfBounds(container, turn.Value);

    /// <summary>The rectangle lies within the plane, and nothing but the mover overlaps it.</summary>
    /// <param name="container">The plane.</param>
    /// <param name="x">The centre's x.</param>
    /// <param name="y">The centre's y.</param>
    /// <param name="turn">The turn in millidegrees, 0 to 359,999.</param>
    /// <param name="extent">The sides, unturned.</param>
    /// <param name="mover">The instance that moves; number 0 if it is new.</param>
    /// <param name="looked">How many things it took to judge.</param>
    public static Rejection? Judge(
        in ContainerCell container, long x, long y, int turn, Extent extent, InstanceId mover, out int looked)
    {
        looked = 0;
        var kind = (ContainerKind.Plane)container.Row!.Kind;
        var rect = PlaneRect.At(x, y, turn, extent.Width, extent.Height);
        if (!rect.LiesWithin(PlaneBounds.Of(kind))) return Reject.RectOutOfBounds(container, kind, rect);
        if (container.Plane is not { } plane) return null;
        var other = plane.LowestOverlap(rect, mover, out looked);
        return other.Value == 0 ? null : Reject.RectOverlaps(container, rect, other);
    }
}
