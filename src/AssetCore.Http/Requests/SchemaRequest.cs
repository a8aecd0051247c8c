using System.Buffers;
using System.Text.Json;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Http.Requests;

/// <summary>
/// Turns the body of <c>register_class</c> and <c>register_class_shape</c> into the commit of one operation that it stands
/// for. The body is the operation's <c>request</c> itself, or an object that has it as a member beside the members of a
/// commit (<c>idempotency_key</c>, <c>metadata</c> ...). Only the outer form is looked at: the commit's own reader judges.
/// </summary>
internal static class SchemaRequest
{
    /// <summary>The commit as JSON. On false, why there is none.</summary>
    public static bool TryWrap(ReadOnlySpan<byte> body, OperationCode operation, ArrayBufferWriter<byte> commit, out Rejection? fault)
    {
        fault = null;
        try
        {
            using var json = new Utf8JsonWriter(commit);
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                fault = new Rejection(ErrorCode.MalformedRequest, "The request must be an object.");
                return false;
            }

            Write(json, body, reader, operation);
            return true;
        }
        catch (JsonException broken)
        {
            var detail = $"The request is not well-formed JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.";
            fault = new Rejection(ErrorCode.MalformedRequest, detail);
            return false;
        }
    }

    private static void Write(Utf8JsonWriter json, ReadOnlySpan<byte> body, Utf8JsonReader reader, OperationCode operation)
    {
        var members = Members(body, reader);
        var wrapped = members.Exists(member => member.Name == "request");
        json.WriteStartObject();
        json.WriteStartArray("operations");
        json.WriteStartObject();
        json.WriteString("op", operation.ToString());
        json.WriteStartObject("args");
        if (wrapped) WriteMembers(json, body, members.Where(member => member.Name == "request"));
        else WriteMember(json, "request", body);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        if (wrapped) WriteMembers(json, body, members.Where(member => member.Name != "request"));
        json.WriteEndObject();
    }

    private static List<(string Name, Range Value)> Members(ReadOnlySpan<byte> body, Utf8JsonReader reader)
    {
        var members = new List<(string, Range)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add((name, start..(int)reader.BytesConsumed));
        }

        reader.Read();
        return members;
    }

    private static void WriteMembers(Utf8JsonWriter json, ReadOnlySpan<byte> body, IEnumerable<(string Name, Range Value)> members)
    {
        foreach (var (name, value) in members) WriteMember(json, name, body[value]);
    }

    private static void WriteMember(Utf8JsonWriter json, string name, ReadOnlySpan<byte> value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value, skipInputValidation: true);
    }
}
