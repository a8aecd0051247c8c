namespace AssetCore.Benchmarks.Http;

/// <summary>A load of HTTP commits that the other process is asked for.</summary>
/// <param name="Path">The endpoint.</param>
/// <param name="Token">What the server lets in; null if it lets in everybody.</param>
/// <param name="Connections">Connections, each with one request under way at a time.</param>
/// <param name="WarmUp">How long it runs before it counts.</param>
/// <param name="Duration">How long it counts.</param>
internal sealed record HttpLoadAsk(
    string Path, string? Token, int Connections, TimeSpan WarmUp, TimeSpan Duration);
