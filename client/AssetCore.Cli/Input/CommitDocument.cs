using System.Buffers;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Json;

namespace AssetCore.Cli.Input;

/// <summary>
/// One commit request of an input, with an idempotency key in any case, so that sending it again is safe. Everything
/// else stands as it came: what is wrong with it is the server's to say.
/// </summary>
/// <param name="Line">Where it begins in the input, from 1.</param>
/// <param name="IdempotencyKey">Its key, given or made here.</param>
/// <param name="Utf8">The request as JSON.</param>
internal sealed record CommitDocument(long Line, string IdempotencyKey, ReadOnlyMemory<byte> Utf8)
{
    private const string KeyMember = "idempotency_key";
    private const string ExpectedMember = "expected_world_seq";

    private readonly Lazy<ParsedCommit> _parsed = new(() => CommitRequestJson.Parse(Utf8.Span));

    /// <summary>The request as the server would read it, or why it would refuse to.</summary>
    public ParsedCommit Parsed => _parsed.Value;

    /// <summary>Takes a request out of an input.</summary>
    /// <exception cref="CliFault">It is not a JSON object.</exception>
    public static CommitDocument Create(JsonElement request, long line, string source)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw CliFault.BadInput(
                $"{source}, line {line}: a commit request is a JSON object, this is {Name(request.ValueKind)}.");
        }

        var given = request.TryGetProperty(KeyMember, out var member) && member.ValueKind != JsonValueKind.Null;
        var key = given && member.ValueKind == JsonValueKind.String
            ? member.GetString()!
            : $"cli-{Guid.CreateVersion7():N}";
        return new CommitDocument(
            line, key, given ? Bytes(request) : Replace(request, KeyMember, json => json.WriteString(KeyMember, key)));
    }

    /// <summary>A reversal, which is no request of an input but is shown like one.</summary>
    public static CommitDocument OfReversal(ReverseRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) ReverseRequestJson.Write(json, request);
        return new CommitDocument(0, request.IdempotencyKey ?? "", buffer.WrittenSpan.ToArray());
    }

    /// <summary>
    /// The same request on the condition that the world has not moved since; a condition of its own stays.
    /// </summary>
    public CommitDocument Expecting(long worldSeq)
    {
        var request = JsonElement.Parse(Utf8.Span);
        return request.TryGetProperty(ExpectedMember, out _)
            ? this
            : new CommitDocument(
                Line,
                IdempotencyKey,
                Replace(request, ExpectedMember, json => json.WriteNumber(ExpectedMember, worldSeq)));
    }

    private static byte[] Bytes(JsonElement request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) request.WriteTo(json);
        return buffer.WrittenSpan.ToArray();
    }

    // Member by member, so that duplicates reach the server, which refuses them.
    private static byte[] Replace(JsonElement request, string name, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            foreach (var property in request.EnumerateObject().Where(property => property.Name != name))
                property.WriteTo(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Name(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
