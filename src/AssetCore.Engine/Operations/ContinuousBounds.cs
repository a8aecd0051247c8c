using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Whether a point that is named lies within a line or a plane, and a turn within a circle.</summary>
internal static class ContinuousBounds
{
    /// <summary>The point lies within the line.</summary>
    public static Rejection? Judge(in ContainerCell container, Location.Line line)
    {
        var kind = (ContainerKind.Line)container.Row!.Kind;
        return JudgeBetween(container, "x", line.X, kind.MinX, kind.MaxX);
    }

    /// <summary>The point lies within the plane, and the turn within a circle.</summary>
    public static Rejection? Judge(in ContainerCell container, Location.Plane plane)
    {
        var kind = (ContainerKind.Plane)container.Row!.Kind;
        return JudgeBetween(container, "x", plane.X, kind.MinX, kind.MaxX)
            ?? JudgeBetween(container, "y", plane.Y, kind.MinY, kind.MaxY)
            ?? PlaneRules.JudgeTurn(container, plane.RotationMillideg);
    }

    private static Rejection? JudgeBetween(in ContainerCell container, string what, long number, long min, long max) =>
        number >= min && number <= max ? null : Reject.NumberOutOfBounds(container, what, number, min, max);
}
