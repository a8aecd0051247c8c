using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json;

namespace AssetCore.Format.Tests.Json;

public sealed class RequestSchemaTests
{
    [Fact]
    public void Every_reference_points_to_a_schema_that_is_there()
    {
        var schemas = RequestSchemas.Build();
        Assert.All(References(schemas), name => Assert.True(schemas.ContainsKey(name), name));
    }

    [Fact]
    public void Every_operation_has_a_schema_that_any_operation_may_be()
    {
        var schemas = RequestSchemas.Build();
        var choices = References(schemas[RequestSchemas.OperationName]!["oneOf"]!);
        Assert.Equal(OperationCatalogue.All.Select(operation => operation.Name + "Operation"), choices);
    }

    [Fact]
    public void A_schema_requires_what_the_reader_requires()
    {
        var schema = RequestSchemas.Build()["RegisterClassRequest"]!;
        Assert.Equal(["class_id", "name"], schema["required"]!.AsArray().Select(name => (string)name!));
        Assert.NotNull(schema["properties"]!["idempotency_key"]);
        Assert.False((bool)schema["additionalProperties"]!);
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject schema => schema.SelectMany(member =>
            member.Key == "$ref"
                ? [((string)member.Value!)[RequestSchemas.ReferencePrefix.Length..]]
                : References(member.Value)),
        JsonArray items => items.SelectMany(References),
        _ => [],
    };
}
