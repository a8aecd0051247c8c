using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Requests;

/// <summary>
/// Reads the route values, query parameters and headers of a request and remembers the first fault; after one, values
/// are meaningless and are not used.
/// </summary>
/// <param name="context">The request.</param>
internal sealed class Arguments(HttpContext context)
{
    /// <summary>The header that names the least sequence an answer must reflect.</summary>
    public const string MinWorldSeqHeader = "x-assetcore-min-world-seq";

    /// <summary>The first fault; null while there is none.</summary>
    public Rejection? Fault { get; private set; }

    /// <summary>
    /// The refusal of a query parameter that the route does not know, or that is given twice; null if there is none.
    /// </summary>
    public static Rejection? FindUnknown(HttpContext context, ImmutableArray<QueryParameter> known)
    {
        if (!context.Request.QueryString.HasValue) return null;
        foreach (var (name, values) in context.Request.Query)
        {
            if (!known.Any(parameter => parameter.Name == name))
            {
                var detail = $"The query parameter \"{name}\" is not known here.";
                return new Rejection(ErrorCode.UnknownArgument, detail, null, [new("parameter", name)]);
            }

            if (values.Count > 1) return Malformed(name, $"The query parameter {name} is given {values.Count} times.");
        }

        return null;
    }

    /// <summary>A container named in the route.</summary>
    public ContainerId Container()
    {
        var id = new ContainerId(RouteValue("container_id"));
        if (!id.IsWellFormed) IllFormed("container id", id.Value);
        return id;
    }

    /// <summary>A class named in the route.</summary>
    public ClassId Class()
    {
        var id = new ClassId(RouteValue("class_id"));
        if (!id.IsWellFormed) IllFormed("class id", id.Value);
        return id;
    }

    /// <summary>An instance named in the route.</summary>
    public InstanceId Instance()
    {
        var text = RouteValue("inst_id");
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1)
            IllFormed("inst_id", text);
        return new InstanceId(number);
    }

    /// <summary>A commit named in the route.</summary>
    public CommitId Commit()
    {
        var text = RouteValue("commit_id");
        if (!CommitId.TryParse(text, out var id)) IllFormed("commit_id", text);
        return id;
    }

    /// <summary>A whole number, its default, or null.</summary>
    public long? Read(QueryParameter.Whole parameter)
    {
        var text = QueryValue(parameter);
        if (text is null) return parameter.Default;
        if (TryReadWhole(text, parameter.Min, parameter.Max, out var number)) return number;
        Fail(Malformed(parameter, $"is \"{text}\", not a whole number from {parameter.Min} to {parameter.Max}"));
        return null;
    }

    /// <summary>A text, or null.</summary>
    public string? Read(QueryParameter.Text parameter)
    {
        var text = QueryValue(parameter);
        if (text is null || (text.Length >= 1 && text.Length <= parameter.LengthMax)) return text;
        Fail(Malformed(parameter, $"has {text.Length} characters, not 1 to {parameter.LengthMax}"));
        return null;
    }

    /// <summary>One of the choices, or null.</summary>
    public string? Read(QueryParameter.Choice parameter)
    {
        var text = QueryValue(parameter);
        if (text is null || parameter.Choices.Contains(text)) return text;
        Fail(Malformed(parameter, $"is \"{text}\", not one of {string.Join(", ", parameter.Choices)}"));
        return null;
    }

    /// <summary>How many items the page may have.</summary>
    public int Limit() => (int?)Read(QueryParameters.Limit) ?? ReadLimits.PageDefault;

    /// <summary>Where the page begins.</summary>
    public string? Cursor() => Read(QueryParameters.Cursor);

    /// <summary>A rectangle of cells, given by all four of its parameters; null if none is given.</summary>
    public GridRegion? Region()
    {
        ReadOnlySpan<QueryParameter.Whole> parameters =
            [QueryParameters.X, QueryParameters.Y, QueryParameters.Width, QueryParameters.Height];
        Span<int> values = stackalloc int[parameters.Length];
        var given = 0;
        for (var index = 0; index < parameters.Length; index++)
        {
            if (Read(parameters[index]) is not { } value) continue;
            values[index] = (int)value;
            given++;
        }

        if (given == parameters.Length) return new GridRegion(values[0], values[1], values[2], values[3]);
        if (given > 0) Fail(Malformed("x", "A region needs all of the query parameters x, y, width and height."));
        return null;
    }

    /// <summary>The least sequence that the answer must reflect; null for any.</summary>
    public WorldSeq? MinWorldSeq()
    {
        var header = context.Request.Headers[MinWorldSeqHeader];
        if (header.Count == 0) return null;
        if (header is [{ } text] && TryReadWhole(text, 0, long.MaxValue, out var number)) return new WorldSeq(number);
        Fail(Malformed(
            MinWorldSeqHeader,
            $"The header {MinWorldSeqHeader} is \"{header}\", not one whole number from 0 to {long.MaxValue}."));
        return null;
    }

    /// <summary>Records a fault unless there is one already.</summary>
    public void Fail(Rejection fault) => Fault ??= fault;

    private static bool TryReadWhole(string text, long min, long max, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && number >= min
        && number <= max;

    private static Rejection Malformed(QueryParameter parameter, string fault) =>
        Malformed(parameter.Name, $"The query parameter {parameter.Name} {fault}.");

    private static Rejection Malformed(string parameter, string detail) =>
        new(ErrorCode.MalformedRequest, detail, null, [new("parameter", parameter)]);

    private string RouteValue(string name) => context.Request.RouteValues[name] as string ?? "";

    private string? QueryValue(QueryParameter parameter) =>
        context.Request.Query.TryGetValue(parameter.Name, out var values) ? values.ToString() : null;

    private void IllFormed(string what, string text) =>
        Fail(new Rejection(ErrorCode.InvalidId, $"The {what} \"{text}\" in the path is not well formed."));
}
