using AssetCore.Containers;

namespace AssetCore.Format.Json.Shapes;

/// <summary><c>{"length": 500}</c> for lines, <c>{"width": 500, "height": 250}</c> for planes.</summary>
internal static class ExtentShape
{
    private static readonly string s_rule =
        $"must have a length, or a width and a height, each an integer from 1 to {Extent.SideMax}";

    public static ObjectType<Extent> Create()
    {
        var extent = new ShapeBuilder<Extent>();
        var length = extent.Optional("length", WireTypes.Side, Length, "For lines: its length in scaled units.");
        var width = extent.Optional("width", WireTypes.Side, Width, "For planes: its width in scaled units, unturned.");
        var height = extent.Optional(
            "height", WireTypes.Side, Height, "For planes: its height in scaled units, unturned.");
        return extent.Build(
            "extent",
            values => Make(values.GetOrNull(length), values.GetOrNull(width), values.GetOrNull(height)),
            value => value == default ? Fault.Malformed(s_rule) : null,
            ["length"],
            ["width", "height"]);
    }

    /// <summary>The extent; the default value, which is none, if there can be none of these members.</summary>
    private static Extent Make(long? length, long? width, long? height) => (length, width, height) switch
    {
        ({ } span, null, null) when IsSide(span) => Extent.Span(span),
        (null, { } across, { } down) when IsSide(across) && IsSide(down) => Extent.Rectangle(across, down),
        _ => default,
    };

    private static bool IsSide(long side) => side is >= 1 and <= Extent.SideMax;

    private static long? Length(Extent extent) => extent is { IsSpan: true, Width: > 0 } ? extent.Width : null;

    private static long? Width(Extent extent) => extent.IsSpan ? null : extent.Width;

    private static long? Height(Extent extent) => extent.IsSpan ? null : extent.Height;
}
