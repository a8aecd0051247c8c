using System.Text.Json;
using System.Text.Json.Nodes;

namespace AssetCore.Http.OpenApi;

/// <summary>
/// The OpenAPI 3.1 document of the contract, made once out of the route table, the catalogue of operations, the
/// catalogue of errors and the schemas of answers.
/// </summary>
internal sealed class OpenApiDocument
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true };

    private readonly Lazy<byte[]> _utf8 = new(static () => JsonSerializer.SerializeToUtf8Bytes(Build(), s_json));

    /// <summary>The document. Not to be written to.</summary>
    public ReadOnlyMemory<byte> Utf8 => _utf8.Value;

    private static JsonObject Build() => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject
        {
            ["title"] = "AssetCore",
            ["version"] = typeof(OpenApiDocument).Assembly.GetName().Version?.ToString(3),
            ["description"] = "Who has what, where: commits of operations that succeed or fail together, "
                + "and reads that say how fresh they are.",
            ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
        },
        ["tags"] = OpenApiPaths.Tags(),
        ["paths"] = OpenApiPaths.Build(),
        ["components"] = new JsonObject
        {
            ["schemas"] = OpenApiSchemas.Build(),
            ["securitySchemes"] = new JsonObject
            {
                [OpenApiPaths.SecurityScheme] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
            },
        },
    };
}
