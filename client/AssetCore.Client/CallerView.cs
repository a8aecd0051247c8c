using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Format.Json;
using AssetCore.Ids;

namespace AssetCore.Client;

/// <summary>Who a token stands for.</summary>
/// <param name="Name">The caller's name.</param>
/// <param name="Grants">What was granted.</param>
public sealed record CallerView(string Name, ImmutableArray<CallerGrant> Grants)
{
    /// <summary>Reads the answer of <c>whoami</c>.</summary>
    internal static CallerView Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            var root = document.RootElement;
            return new CallerView(
                root.GetProperty("name").GetString()!,
                [.. root.GetProperty("grants").EnumerateArray().Select(ReadGrant)]);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new AnswerFaultException("", "is not who the caller is", fault);
        }
    }

    private static CallerGrant ReadGrant(JsonElement grant) => new(
        grant.GetProperty("role").GetString()!,
        grant.GetProperty("namespace_id") is { ValueKind: JsonValueKind.Number } world
            ? new WorldId(world.GetInt64())
            : null);
}
