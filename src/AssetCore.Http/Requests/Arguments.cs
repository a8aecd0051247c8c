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
        var id = new ContainerId(RouteId("container_id"));
        if (!id.IsWellFormed) IllFormed("container id", id.Value);
        return id;
    }

    /// <summary>A class named in the route.</summary>
    public ClassId Class()
    {
        var id = new ClassId(RouteId("class_id"));
        if (!id.IsWellFormed) IllFormed("class id", id.Value);
        return id;
    }

    /// <summary>A hold named in the route.</summary>
    public HoldId Hold()
    {
        var id = new HoldId(RouteId("hold_id"));
        if (!id.IsWellFormed) IllFormed("hold id", id.Value);
        return id;
    }

    /// <summary>A subject named in the route.</summary>
    public SubjectId Subject()
    {
        var id = new SubjectId(RouteId("subject_id"));
        if (!id.IsWellFormed) IllFormed("subject id", id.Value);
        return id;
    }

    /// <summary>An owner named in the route.</summary>
    public uint Owner()
    {
        var text = RouteValue("owner");
        if (!uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var owner))
            IllFormed("owner", text);
        return owner;
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

    /// <summary>An external id, or null.</summary>
    public string? Read(QueryParameter.Id parameter)
    {
        var text = QueryValue(parameter);
        if (text is null)
        {
            if (parameter.IsRequired) Fail(Malformed(parameter, "is missing"));
        }
        else if (!ExternalId.IsWellFormed(text))
        {
            var detail = $"The query parameter {parameter.Name} is \"{text}\", which is not a well-formed id.";
            Fail(new Rejection(ErrorCode.InvalidId, detail, null, [new("parameter", parameter.Name)]));
        }

        return text;
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

    /// <summary>The least sequence that the answer must reflect; null for any.</summary>
    public WorldSeq? MinWorldSeq() => Header(MinWorldSeqHeader);

    /// <summary>A sequence in a header; null if there is none.</summary>
    public WorldSeq? Header(string name)
    {
        var header = context.Request.Headers[name];
        if (header.Count == 0) return null;
        if (header is [{ } text] && TryReadWhole(text, 0, long.MaxValue, out var number)) return new WorldSeq(number);
        Fail(Malformed(name, $"The header {name} is \"{header}\", not one whole number from 0 to {long.MaxValue}."));
        return null;
    }

    /// <summary>Records a fault unless there is one already.</summary>
    public void Fail(Rejection fault) => Fault ??= fault;

    private static bool TryReadWhole(string text, long min, long max, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number)
        && number >= min
        && number <= max;

    /// <summary>The refusal of a query parameter.</summary>
    public static Rejection Malformed(QueryParameter parameter, string fault) =>
        Malformed(parameter.Name, $"The query parameter {parameter.Name} {fault}.");

    private static Rejection Malformed(string parameter, string detail) =>
        new(ErrorCode.MalformedRequest, detail, null, [new("parameter", parameter)]);

    private string RouteId(string name) => DotSegments.Decode(RouteValue(name));

    private string RouteValue(string name) => context.Request.RouteValues[name] as string ?? "";

    private string? QueryValue(QueryParameter parameter) =>
        context.Request.Query.TryGetValue(parameter.Name, out var values) ? values.ToString() : null;

    private void IllFormed(string what, string text) =>
        Fail(new Rejection(ErrorCode.InvalidId, $"The {what} \"{text}\" in the path is not well formed."));
}
