using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Who covers what of a line or a plane, found by comparing outlines with all others, every time. Outlines are exact:
/// at doubled scale on lines, at doubled scale times 2^30 on planes.
/// </summary>
internal sealed class ReferenceSpace(ReferenceState state, ContainerNumber container)
{
    private static readonly BigInteger s_planeUnit = BigInteger.One << 31;

    private readonly ContainerKind _kind = state.Containers[container]!.Kind;

    /// <summary>True for a turn that exists.</summary>
    public static bool IsTurn(long millidegrees) => millidegrees is >= 0 and < ReferenceSine.FullTurn;

    /// <summary>
    /// True if something would look up another shape or extent than it stands with: on grids, lines and planes.
    /// </summary>
    public static bool AnythingFitsNoMore(ReferenceState state) =>
        state.Stacks.Rows.Any(stack => state.ShapeOf(stack.What) != stack.Shape)
        || state.Instances.Rows.Any(instance => FitsNoMore(state, instance));

    /// <summary>True if an instance would look up another shape or extent than it stands with.</summary>
    public static bool FitsNoMore(ReferenceState state, InstanceRow instance) => instance.Place switch
    {
        { Shape: { } shape } => state.ShapeOf(instance.What) != shape,
        { Extent: { } extent } => state.ExtentOf(instance.What) != extent,
        _ => false,
    };

    /// <summary>True if the turn exists and the whole outline lies within the bounds, which may be touched.</summary>
    public bool HasRoomInside(Standing standing)
    {
        if (_kind is ContainerKind.Line line)
        {
            var (from, to) = Span(standing);
            return from >= 2 * (BigInteger)line.MinX && to <= 2 * (BigInteger)line.MaxX;
        }

        var plane = (ContainerKind.Plane)_kind;
        return IsTurn(((Location.Plane)standing.At).RotationMillideg!.Value)
            && Corners(standing).All(corner =>
                corner.X >= plane.MinX * s_planeUnit && corner.X <= plane.MaxX * s_planeUnit
                && corner.Y >= plane.MinY * s_planeUnit && corner.Y <= plane.MaxY * s_planeUnit);
    }

    /// <summary>
    /// The instances whose open outlines share a point with that of the standing one, itself included.
    /// </summary>
    public IEnumerable<InstanceId> Overlapping(Standing standing) =>
        from instance in state.Instances
        let place = instance.Value.Place
        where place?.Container == container && Overlap(place, standing)
        select instance.Key;

    private static bool Overlap(Standing a, Standing b)
    {
        if (a.At is Location.Plane) return ReferencePolygon.Overlap(Corners(a), Corners(b));
        var ((fromA, toA), (fromB, toB)) = (Span(a), Span(b));
        return fromA < toB && fromB < toA;
    }

    private static (BigInteger From, BigInteger To) Span(Standing standing)
    {
        var (centre, length) = (2 * (BigInteger)((Location.Line)standing.At).X, standing.Extent!.Value.Width);
        return (centre - length, centre + length);
    }

    /// <summary>2^31 c - w u - h v and so on, counterclockwise, with u = (cos, sin) and v = (-sin, cos).</summary>
    private static List<(BigInteger X, BigInteger Y)> Corners(Standing standing)
    {
        var at = (Location.Plane)standing.At;
        var (width, height) = (standing.Extent!.Value.Width, standing.Extent.Value.Height);
        var turn = (int)at.RotationMillideg!.Value;
        var (cos, sin) = (ReferenceSine.Cosine(turn), ReferenceSine.Sine(turn));
        (int U, int V)[] signs = [(-1, -1), (1, -1), (1, 1), (-1, 1)];
        return [.. signs.Select(sign => (
            (at.X * s_planeUnit) + (sign.U * width * cos) - (sign.V * height * sin),
            (at.Y * s_planeUnit) + (sign.U * width * sin) + (sign.V * height * cos)))];
    }
}
