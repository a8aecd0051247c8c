using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Http.Routes;

namespace AssetCore.Http.OpenApi;

/// <summary>Describes the route table.</summary>
internal static class OpenApiPaths
{
    /// <summary>The name of the security scheme.</summary>
    public const string SecurityScheme = "bearer";

    private const string Json = "application/json";
    private const string ProblemJson = "application/problem+json";

    /// <summary>The groups of routes.</summary>
    public static JsonArray Tags() =>
        [.. RouteTable.All.Select(route => route.Tag).Distinct().Select(tag => new JsonObject { ["name"] = tag })];

    /// <summary>Every path with its methods.</summary>
    public static JsonObject Build()
    {
        var paths = new JsonObject();
        foreach (var group in RouteTable.All.GroupBy(route => route.Path))
        {
            var path = new JsonObject();
            foreach (var route in group) path[route.Method.ToLowerInvariant()] = Operation(route);
            paths[group.Key] = path;
        }

        return paths;
    }

    /// <summary>What the document says a route may refuse with, each once.</summary>
    public static IEnumerable<ErrorDescriptor> ErrorsOf(ContractRoute route)
    {
        IEnumerable<ErrorCode> codes = route.Errors;
        if (route.Access is not null) codes = codes.Concat([ErrorCode.Unauthenticated, ErrorCode.Forbidden]);
        if (route.Query.Length > 0) codes = codes.Concat([ErrorCode.MalformedRequest, ErrorCode.UnknownArgument]);
        return codes.Append(ErrorCode.InternalError).Distinct().Select(ErrorCatalogue.Get);
    }

    private static JsonObject Operation(ContractRoute route)
    {
        var operation = new JsonObject
        {
            ["operationId"] = route.Name,
            ["tags"] = new JsonArray(route.Tag),
            ["summary"] = route.Summary,
            ["parameters"] = OpenApiParameters.Of(route),
        };
        if (route.Body is { } body)
            operation["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(Json, body) };
        operation["responses"] = Responses(route);
        operation["security"] = route.Access is null ? [] : new JsonArray(Bearer());
        return operation;
    }

    private static JsonObject Bearer() => new() { [SecurityScheme] = new JsonArray() };

    private static JsonObject Responses(ContractRoute route)
    {
        var responses = new JsonObject
        {
            [Text(route.Status)] = new JsonObject
            {
                ["description"] = route.Summary,
                ["headers"] = OpenApiParameters.AnswerHeaders(),
                ["content"] = Content(route.AnswerMediaType, route.Answer),
            },
        };
        foreach (var status in ErrorsOf(route).GroupBy(error => error.Status).OrderBy(group => group.Key))
        {
            responses[Text(status.Key)] = new JsonObject
            {
                ["description"] = string.Join(", ", status.Select(error => error.Text)),
                ["content"] = Content(ProblemJson, "Problem"),
            };
        }

        return responses;
    }

    private static JsonObject Content(string mediaType, string schema) =>
        new() { [mediaType] = new JsonObject { ["schema"] = OpenApiSchemas.Reference(schema) } };

    private static string Text(int status) => status.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
