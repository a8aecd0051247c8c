using AssetCore.Reads;

namespace AssetCore.Http.Requests;

/// <summary>Reads an outline on a line or a plane out of query parameters.</summary>
internal static class ProbeArguments
{
    private const string Forms =
        "a line needs center_x and span_length, a plane center_x, center_y, rect_width and rect_height";

    /// <summary>The outline, of exactly one of the two forms; meaningless after a fault.</summary>
    public static OverlapProbe Probe(this Arguments arguments)
    {
        var x = arguments.Read(ProbeParameters.CenterX);
        var length = arguments.Read(ProbeParameters.SpanLength);
        var y = arguments.Read(ProbeParameters.CenterY);
        var width = arguments.Read(ProbeParameters.RectWidth);
        var height = arguments.Read(ProbeParameters.RectHeight);
        var turn = arguments.Read(ProbeParameters.RotationMillideg);
        var isPlane = y is not null || width is not null || height is not null || turn is not null;

        if (length is not null && isPlane)
            arguments.Fail(Arguments.Malformed(ProbeParameters.SpanLength, $"does not go with a plane: {Forms}"));
        Need(arguments, ProbeParameters.CenterX, x);
        if (!isPlane)
        {
            Need(arguments, ProbeParameters.SpanLength, length);
            return new OverlapProbe.Span(x ?? 0, length ?? 1);
        }

        Need(arguments, ProbeParameters.CenterY, y);
        Need(arguments, ProbeParameters.RectWidth, width);
        Need(arguments, ProbeParameters.RectHeight, height);
        return new OverlapProbe.Rectangle(x ?? 0, y ?? 0, width ?? 1, height ?? 1, (int)(turn ?? 0));
    }

    private static void Need(Arguments arguments, QueryParameter parameter, long? value)
    {
        if (value is null) arguments.Fail(Arguments.Malformed(parameter, $"is missing: {Forms}"));
    }
}
