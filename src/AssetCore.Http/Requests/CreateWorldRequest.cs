using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Http.Requests;

/// <summary>
/// Reads the body of a request for a new world: <c>namespace_id</c>, <c>display_name</c> and <c>reason</c>.
/// </summary>
internal static class CreateWorldRequest
{
    private static readonly JsonDocumentOptions s_options = new() { AllowDuplicateProperties = false, MaxDepth = 4 };

    /// <summary>Reads the request. On false, why it is refused.</summary>
    /// <param name="body">The body; not referred to afterwards.</param>
    /// <param name="defaultReason">The reason, if the caller gives none.</param>
    /// <param name="create">The world to be made.</param>
    /// <param name="fault">Why there is none.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> body, string defaultReason, out CreateCall? create, out Rejection? fault)
    {
        create = null;
        try
        {
            using var json = JsonDocument.Parse(body, s_options);
            fault = Read(json.RootElement, defaultReason, out create);
        }
        catch (JsonException broken)
        {
            fault = new Rejection(ErrorCode.MalformedRequest, $"The request is not well-formed JSON: {broken.Message}");
        }

        return fault is null;
    }

    private static Rejection? Read(JsonElement root, string defaultReason, out CreateCall? create)
    {
        create = null;
        if (root.ValueKind != JsonValueKind.Object) return Malformed("The request must be an object.");
        string? displayName = null, reason = null;
        long? number = null;
        foreach (var member in root.EnumerateObject())
        {
            var fault = member.Name switch
            {
                "namespace_id" => ReadNumber(member.Value, out number),
                "display_name" => ReadText(member, out displayName),
                "reason" => ReadText(member, out reason),
                _ => Unknown(member.Name),
            };
            if (fault is not null) return fault;
        }

        if (number is null) return Malformed("namespace_id is missing.");
        create = new CreateCall(new WorldId(number.Value), displayName, reason ?? defaultReason);
        return null;
    }

    private static Rejection? ReadNumber(JsonElement value, out long? number)
    {
        number = null;
        if (value.ValueKind != JsonValueKind.Number) return Malformed("namespace_id must be a number.");
        if (!value.TryGetInt64(out var read) || read < 1)
        {
            var detail = $"namespace_id is {value.GetRawText()}, not a whole number from 1 to {long.MaxValue}.";
            return new Rejection(ErrorCode.InvalidId, detail);
        }

        number = read;
        return null;
    }

    private static Rejection? ReadText(JsonProperty member, out string? text)
    {
        text = null;
        if (member.Value.ValueKind == JsonValueKind.Null) return null;
        if (member.Value.ValueKind != JsonValueKind.String)
            return Malformed($"{member.Name} must be a string or null.");
        text = member.Value.GetString()!;
        return text.Length is >= 1 and <= CommitLimits.NameLengthMax
            ? null
            : Malformed($"{member.Name} has {text.Length} characters, not 1 to {CommitLimits.NameLengthMax}.");
    }

    private static Rejection Unknown(string member) =>
        new(ErrorCode.UnknownArgument, $"The member \"{member}\" is not known here.", null, [new("member", member)]);

    private static Rejection Malformed(string detail) => new(ErrorCode.MalformedRequest, detail);
}
