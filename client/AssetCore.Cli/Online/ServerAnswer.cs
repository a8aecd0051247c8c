using System.Text.Json;

namespace AssetCore.Cli.Online;

/// <summary>What the server answered: a document, and the refusal in it if it is one.</summary>
/// <param name="Document">The document as the server sent it.</param>
/// <param name="Problem">The refusal; null if the request was served.</param>
internal sealed record ServerAnswer(JsonElement Document, Problem? Problem);
