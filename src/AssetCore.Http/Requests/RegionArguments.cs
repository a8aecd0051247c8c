using AssetCore.Reads;

namespace AssetCore.Http.Requests;

/// <summary>Reads a rectangle of cells out of query parameters.</summary>
internal static class RegionArguments
{
    /// <summary>A rectangle of cells, given by all four of its parameters; null if none is given.</summary>
    public static GridRegion? Region(this Arguments arguments)
    {
        ReadOnlySpan<QueryParameter.Whole> parameters =
            [QueryParameters.X, QueryParameters.Y, QueryParameters.Width, QueryParameters.Height];
        Span<int> values = stackalloc int[parameters.Length];
        QueryParameter.Whole? missing = null;
        var given = 0;
        for (var index = 0; index < parameters.Length; index++)
        {
            if (arguments.Read(parameters[index]) is { } value)
            {
                values[index] = (int)value;
                given++;
            }
            else
            {
                missing ??= parameters[index];
            }
        }

        if (missing is null) return new GridRegion(values[0], values[1], values[2], values[3]);
        if (given > 0)
            arguments.Fail(Arguments.Malformed(missing, "is missing: a region needs x, y, width and height"));
        return null;
    }
}
