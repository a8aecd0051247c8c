using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <content>Refusals of lines and planes.</content>
internal static partial class Reject
{
    public static Rejection ExtentOfOtherForm(in ClassCell found, uint? key, Extent extent) => Because(
        ErrorCode.UnregisteredClassExtent,
        extent.IsSpan
            ? $"{Of(found, key)} has a span of {extent} for lines, no rectangle for planes"
            : $"{Of(found, key)} has a rectangle of {extent} for planes, no span for lines",
        ("class_id", found.Name!),
        ("extent", extent.ToString()));

    public static Rejection ExtentInUse(in ClassCell found, uint? key, Extent present, Extent asked) => Because(
        ErrorCode.ShapeInUse,
        $"something of {Of(found, key)} is placed with the extent {present}, so its extent cannot become {asked}",
        ("class_id", found.Name!),
        ("extent", present.ToString()));

    public static Rejection TurnOutOfBounds(in ContainerCell container, long turn) => Because(
        ErrorCode.OutOfBounds,
        $"in container {container.Name} rotation_millideg is 0 to {Text(SineTable.WholeTurn - 1)}, not {Text(turn)}",
        ("container_id", container.Name!),
        ("rotation_millideg", Text(turn)));

    public static Rejection SpanOutOfBounds(in ContainerCell container, ContainerKind.Line kind, LineSpan span) =>
        Because(
            ErrorCode.OutOfBounds,
            $"{Describe(span)} does not lie within {Text(kind.MinX)} to {Text(kind.MaxX)} "
            + $"of container {container.Name}",
            ("container_id", container.Name!),
            ("x", Text(span.X)),
            ("length", Text(span.Length)));

    public static Rejection RectOutOfBounds(in ContainerCell container, ContainerKind.Plane kind, PlaneRect rect) =>
        Because(
            ErrorCode.OutOfBounds,
            $"{Describe(rect)} does not lie within {Text(kind.MinX)}, {Text(kind.MinY)} "
            + $"to {Text(kind.MaxX)}, {Text(kind.MaxY)} of container {container.Name}",
            ("container_id", container.Name!),
            ("x", Text(rect.X)),
            ("y", Text(rect.Y)),
            ("width", Text(rect.Width)),
            ("height", Text(rect.Height)));

    public static Rejection SpanOverlaps(in ContainerCell container, LineSpan span, InstanceId other) => Because(
        ErrorCode.Overlap,
        $"{Describe(span)} of container {container.Name} overlaps instance {other}",
        ("container_id", container.Name!),
        ("x", Text(span.X)),
        ("length", Text(span.Length)),
        ("inst_id", other.ToString()));

    public static Rejection RectOverlaps(in ContainerCell container, PlaneRect rect, InstanceId other) => Because(
        ErrorCode.Overlap,
        $"{Describe(rect)} of container {container.Name} overlaps instance {other}",
        ("container_id", container.Name!),
        ("x", Text(rect.X)),
        ("y", Text(rect.Y)),
        ("width", Text(rect.Width)),
        ("height", Text(rect.Height)),
        ("inst_id", other.ToString()));

    private static string Describe(LineSpan span) => $"a span of {Text(span.Length)} around {Text(span.X)}";

    private static string Describe(PlaneRect rect) =>
        $"a rectangle of {Text(rect.Width)} x {Text(rect.Height)} around {Text(rect.X)}, {Text(rect.Y)}";
}
