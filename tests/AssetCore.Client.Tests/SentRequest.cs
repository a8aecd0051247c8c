using System.Text.Json.Nodes;

namespace AssetCore.Client.Tests;

/// <summary>A request as the server saw it.</summary>
internal sealed record SentRequest(
    string Method, string Path, string? Authorization, string? MinWorldSeq, string? LastEventId, string Body)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Key => (string?)Json["idempotency_key"];
}
