using AssetCore.Errors;

namespace AssetCore.Client;

/// <summary>An answer of the server as it came, for programs that hand it on.</summary>
/// <param name="Utf8">The JSON.</param>
/// <param name="Rejection">The refusal in it; null for an answer of success.</param>
public sealed record ServerDocument(ReadOnlyMemory<byte> Utf8, Rejection? Rejection);
