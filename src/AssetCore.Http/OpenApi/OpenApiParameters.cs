using System.Text.Json.Nodes;
using AssetCore.Http.Requests;
using AssetCore.Http.Routes;

namespace AssetCore.Http.OpenApi;

/// <summary>Describes what a route takes besides its body.</summary>
internal static class OpenApiParameters
{
    private const string ExternalIdPattern = "^[A-Za-z0-9._~-]{1,128}$";

    /// <summary>The parameters of a route: in its path, its query and its headers.</summary>
    public static JsonArray Of(ContractRoute route)
    {
        var parameters = new JsonArray();
        foreach (var segment in route.Path.Split('/').Where(segment => segment.StartsWith('{')))
        {
            parameters.Add((JsonNode)InPath(segment.Trim('{', '}')));
        }

        foreach (var parameter in route.Query) parameters.Add((JsonNode)InQuery(parameter));
        foreach (var header in route.Headers)
        {
            parameters.Add((JsonNode)InHeader(header.Name, header.Description, Whole(0, long.MaxValue)));
        }

        if (route.HeedsMinWorldSeq)
        {
            const string meaning = "The answer must reflect at least this sequence.";
            parameters.Add((JsonNode)InHeader(Arguments.MinWorldSeqHeader, meaning, Whole(0, long.MaxValue)));
        }

        parameters.Add((JsonNode)InHeader(
            RequestIds.Header,
            "The caller's name for the request, sent back.",
            Text(RequestIds.LengthMax)));
        return parameters;
    }

    /// <summary>The headers of answers.</summary>
    public static JsonObject AnswerHeaders() => new()
    {
        [RequestIds.Header] = new JsonObject
        {
            ["description"] = "The caller's name for the request.",
            ["schema"] = new JsonObject { ["type"] = "string" },
        },
    };

    private static JsonObject InPath(string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["schema"] = name switch
        {
            NamespaceRoute.Parameter or "inst_id" => Whole(1, long.MaxValue),
            "owner" => Whole(0, uint.MaxValue),
            "commit_id" => new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9A-Fa-f]{32}$" },
            _ => Id(),
        },
    };

    private static JsonObject InQuery(QueryParameter parameter) => new()
    {
        ["name"] = parameter.Name,
        ["in"] = "query",
        ["required"] = parameter.IsRequired,
        ["description"] = parameter.Description,
        ["schema"] = parameter switch
        {
            QueryParameter.Whole whole => Whole(whole.Min, whole.Max, whole.Default),
            QueryParameter.Choice choice => Choice(choice.Choices),
            QueryParameter.Text text => Text(text.LengthMax),
            QueryParameter.Id => Id(),
            _ => throw new InvalidOperationException(
                $"The query parameter {parameter.Name} is of a kind that cannot be described."),
        },
    };

    private static JsonObject InHeader(string name, string description, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = "header", ["description"] = description, ["schema"] = schema };

    private static JsonObject Id() => new() { ["type"] = "string", ["pattern"] = ExternalIdPattern };

    private static JsonObject Text(int lengthMax) =>
        new() { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = lengthMax };

    private static JsonObject Choice(IEnumerable<string> choices) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. choices.Select(name => JsonValue.Create(name))]) };

    private static JsonObject Whole(long min, long max, long? @default = null)
    {
        var schema = new JsonObject
        {
            ["type"] = "integer",
            ["format"] = "int64",
            ["minimum"] = min,
            ["maximum"] = max,
        };
        if (@default is { } value) schema["default"] = value;
        return schema;
    }
}
