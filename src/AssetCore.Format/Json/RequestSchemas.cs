using System.Text.Json.Nodes;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Catalogue.Descriptors;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Json;

/// <summary>
/// The JSON schemas (2020-12, as OpenAPI 3.1 has them) of everything that can be sent, made from the catalogue.
/// </summary>
public static class RequestSchemas
{
    /// <summary>Where references to schemas point.</summary>
    public const string ReferencePrefix = "#/components/schemas/";

    /// <summary>The schema of any operation.</summary>
    public const string OperationName = "Operation";

    /// <summary>
    /// All schemas by name: <c>CommitRequest</c>, <c>RegisterClassRequest</c>, <c>RegisterClassShapeRequest</c>,
    /// <c>ReverseRequest</c>, <c>Operation</c>, one for each operation (<c>AddFungibleOperation</c>), and the parts
    /// they refer to. A new object at every call, which the caller may change.
    /// </summary>
    public static JsonObject Build()
    {
        var schemas = new JsonObject
        {
            ["CommitRequest"] = CommitRequestShape.Request.Schema(),
            ["RegisterClassRequest"] = SingleOperation(RegisterClassDescriptor.Request),
            ["RegisterClassShapeRequest"] = SingleOperation(RegisterClassShapeDescriptor.Request),
            ["ReverseRequest"] = ReverseRequestShape.Request.Schema(),
            [OperationName] = AnyOperation(),
        };
        foreach (var descriptor in OperationCatalogue.All) schemas[SchemaName(descriptor)] = One(descriptor);
        AddParts(schemas);
        return schemas;
    }

    /// <summary>
    /// The parts alone that the arguments of operations refer to, by name. A new object at every call, which the caller
    /// may change.
    /// </summary>
    public static JsonObject Parts()
    {
        var schemas = new JsonObject();
        AddParts(schemas);
        return schemas;
    }

    private static void AddParts(JsonObject schemas)
    {
        schemas[WireTypes.Kind.SchemaName] = WireTypes.Kind.Definition();
        schemas[WireTypes.Location.SchemaName] = WireTypes.Location.Definition();
    }

    private static string SchemaName(OperationDescriptor descriptor) => descriptor.Name + OperationName;

    private static JsonObject AnyOperation()
    {
        var mapping = new JsonObject();
        var choices = new JsonArray();
        foreach (var descriptor in OperationCatalogue.All)
        {
            var reference = ReferencePrefix + SchemaName(descriptor);
            mapping[descriptor.Name] = reference;
            choices.Add(new JsonObject { ["$ref"] = reference });
        }

        return new JsonObject
        {
            ["oneOf"] = choices,
            ["discriminator"] = new JsonObject { ["propertyName"] = "op", ["mapping"] = mapping },
        };
    }

    private static JsonObject One(OperationDescriptor descriptor) => new()
    {
        ["type"] = "object",
        ["description"] = descriptor.Summary,
        ["properties"] = new JsonObject
        {
            ["op"] = new JsonObject { ["type"] = "string", ["const"] = descriptor.Name },
            ["args"] = descriptor.ArgsSchema(),
        },
        ["additionalProperties"] = false,
        ["required"] = new JsonArray("op", "args"),
        ["examples"] = new JsonArray(JsonNode.Parse(descriptor.Example)),
    };

    private static JsonObject SingleOperation<T>(ObjectType<T> arguments)
        where T : Operation
    {
        var schema = arguments.Schema();
        var properties = schema["properties"]!.AsObject();
        foreach (var member in CommitRequestShape.Envelope.Members) properties[member.Name] = member.Schema();
        return schema;
    }
}
