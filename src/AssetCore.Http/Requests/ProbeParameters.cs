using System.Collections.Immutable;
using AssetCore.Containers;

namespace AssetCore.Http.Requests;

/// <summary>
/// The query parameters of an outline: a span on a line (<c>center_x</c>, <c>span_length</c>) or a rectangle on a plane
/// (<c>center_x</c>, <c>center_y</c>, <c>rect_width</c>, <c>rect_height</c>, <c>rotation_millideg</c>).
/// </summary>
internal static class ProbeParameters
{
    /// <summary>The turn that stands for a whole one.</summary>
    private const int WholeTurnMillideg = 360_000;

    public static readonly QueryParameter.Whole CenterX =
        new("center_x", "The x of the outline's centre, in scaled units.", long.MinValue, long.MaxValue)
        {
            IsRequired = true,
        };

    public static readonly QueryParameter.Whole SpanLength =
        new("span_length", "On a line: the length of the span, in scaled units.", 1, Extent.SideMax);

    public static readonly QueryParameter.Whole CenterY =
        new("center_y", "On a plane: the y of the outline's centre, in scaled units.", long.MinValue, long.MaxValue);

    public static readonly QueryParameter.Whole RectWidth =
        new("rect_width", "On a plane: the width of the rectangle, in scaled units.", 1, Extent.SideMax);

    public static readonly QueryParameter.Whole RectHeight =
        new("rect_height", "On a plane: the height of the rectangle, in scaled units.", 1, Extent.SideMax);

    public static readonly QueryParameter.Whole RotationMillideg = new(
        "rotation_millideg", "On a plane: the turn, in millidegrees; 0 if absent.", 0, WholeTurnMillideg - 1);

    /// <summary>All of them.</summary>
    public static ImmutableArray<QueryParameter> All { get; } =
        [CenterX, SpanLength, CenterY, RectWidth, RectHeight, RotationMillideg];
}
