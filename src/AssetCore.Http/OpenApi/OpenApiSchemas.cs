using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Json;

namespace AssetCore.Http.OpenApi;

/// <summary>
/// The schemas that routes refer to: those of requests from their readers, those of answers from <c>schemas.json</c>.
/// </summary>
internal static class OpenApiSchemas
{
    private const string AnswersResource = "AssetCore.Http.OpenApi.schemas.json";

    /// <summary>All schemas by name.</summary>
    public static JsonObject Build()
    {
        var schemas = RequestSchemas.Build();
        foreach (var (name, schema) in WorldRequestJson.Schemas()) schemas.Add(name, schema!.DeepClone());
        foreach (var (name, schema) in SubjectJson.Schemas()) schemas.Add(name, schema!.DeepClone());
        foreach (var (name, schema) in Answers()) schemas.Add(name, schema!.DeepClone());
        schemas["ErrorCode"] = new JsonObject
        {
            ["type"] = "string",
            ["description"] = string.Join('\n', ErrorCatalogue.All.Select(Line)),
            ["enum"] = new JsonArray([.. ErrorCatalogue.All.Select(error => JsonValue.Create(error.Text))]),
        };
        return schemas;
    }

    /// <summary>A reference to a schema.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = RequestSchemas.ReferencePrefix + name };

    private static string Line(ErrorDescriptor error) =>
        $"- `{error.Text}` ({error.Status}): {error.Title}. {error.Hint}";

    private static JsonObject Answers()
    {
        using var resource = typeof(OpenApiSchemas).Assembly.GetManifestResourceStream(AnswersResource)
            ?? throw new InvalidOperationException($"The resource {AnswersResource} is missing from the assembly.");
        return JsonNode.Parse(resource)!.AsObject();
    }
}
