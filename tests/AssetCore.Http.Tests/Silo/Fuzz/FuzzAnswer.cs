namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>An answer as it came over the connection.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">The media type without parameters; empty if there is none.</param>
/// <param name="Body">The body; empty for a stream of events, of which only the head is read.</param>
/// <param name="Closes">True if the connection cannot be used again.</param>
internal sealed record FuzzAnswer(int Status, string MediaType, byte[] Body, bool Closes);
