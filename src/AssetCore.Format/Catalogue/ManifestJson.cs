using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Json;

namespace AssetCore.Format.Catalogue;

/// <summary>
/// The catalogue for machines: every operation with its tags, the schema of its arguments (JSON schema 2020-12), its
/// errors and an example; the world of the examples; every error with what to do. References to schemas point inside
/// the document.
/// </summary>
public static class ManifestJson
{
    private static readonly Lazy<byte[]> s_utf8 = new(Make);

    /// <summary>The manifest as one JSON object: made once, the same for everybody, never to be written to.</summary>
    public static ReadOnlyMemory<byte> Utf8 => s_utf8.Value;

    /// <summary>Writes the manifest.</summary>
    public static void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteOperations(writer, "operations"u8, OperationCatalogue.All);
        // What stands in logs and histories, and is asked for by a request of its own.
        WriteOperations(writer, "recorded_operations"u8, OperationCatalogue.Recorded.Except(OperationCatalogue.All));
        writer.WritePropertyName("example_world"u8);
        JsonNode.Parse(ExampleWorld.Commit)!.WriteTo(writer);
        WriteCodes(writer, "request_errors"u8, OperationCatalogue.RequestErrors);
        WriteErrors(writer);
        WriteParts(writer);
        writer.WriteEndObject();
    }

    private static byte[] Make()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteOperations(
        Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<OperationDescriptor> operations)
    {
        writer.WriteStartArray(name);
        foreach (var operation in operations) Write(writer, operation);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, OperationDescriptor operation)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, operation.Name);
        writer.WriteNumber("code"u8, (byte)operation.Code);
        writer.WriteString("summary"u8, operation.Summary);
        writer.WriteStartObject("tags"u8);
        writer.WriteString("domain"u8, Word(operation.Tags.Domain));
        writer.WriteString("action"u8, Word(operation.Tags.Action));
        writer.WriteString("scope"u8, Word(operation.Tags.Scope));
        writer.WriteString("impact"u8, Word(operation.Tags.Impact));
        writer.WriteEndObject();
        writer.WritePropertyName("args"u8);
        operation.ArgsSchema().WriteTo(writer);
        WriteCodes(writer, "errors"u8, operation.Errors);
        writer.WritePropertyName("example"u8);
        JsonNode.Parse(operation.Example)!.WriteTo(writer);
        writer.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IEnumerable<ErrorCode> codes)
    {
        writer.WriteStartArray(name);
        foreach (var code in codes)
        {
            var error = ErrorCatalogue.Get(code);
            writer.WriteStartObject();
            writer.WriteString("code"u8, error.Text);
            writer.WriteNumber("status"u8, error.Status);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteErrors(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("errors"u8);
        foreach (var error in ErrorCatalogue.All)
        {
            var advice = ErrorGuide.Get(error.Code);
            writer.WriteStartObject();
            writer.WriteString("code"u8, error.Text);
            writer.WriteString("type"u8, error.Urn);
            writer.WriteNumber("status"u8, error.Status);
            writer.WriteBoolean("retryable"u8, error.Retryable);
            writer.WriteString("title"u8, error.Title);
            writer.WriteString("hint"u8, error.Hint);
            writer.WriteString("happened"u8, advice.Happened);
            writer.WriteString("advice"u8, advice.Advice);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteParts(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("components"u8);
        writer.WritePropertyName("schemas"u8);
        RequestSchemas.Parts().WriteTo(writer);
        writer.WriteEndObject();
    }

    private static string Word(Enum tag) => JsonNamingPolicy.SnakeCaseLower.ConvertName(tag.ToString());
}
