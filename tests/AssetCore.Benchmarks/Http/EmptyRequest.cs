using System.Text.Json.Serialization;

namespace AssetCore.Benchmarks.Http;

/// <summary>The body of a one-transfer commit, as an application of its own would declare it.</summary>
internal sealed record EmptyRequest(IReadOnlyList<EmptyRequest.Operation> Operations, string IdempotencyKey)
{
    internal sealed record Operation(string Op, Arguments Args);

    internal sealed record Arguments(string FromContainer, string ToContainer, string ClassId, string Quantity);
}

/// <summary>Reads it without reflection, which is the fastest way that System.Text.Json has.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EmptyRequest))]
internal sealed partial class EmptyRequestJson : JsonSerializerContext;
