using System.Text.Json;
using AssetCore.Client.Http;
using AssetCore.Format.Json;
using AssetCore.Ids;

namespace AssetCore.Client;

/// <content>
/// Documents as they go over the wire, for programs that hand them on. Retries are those of all requests.
/// </content>
public sealed partial class HttpAssetCoreClient
{
    /// <summary>Asks for a document.</summary>
    /// <param name="path">The path below the server's address, with its query.</param>
    /// <param name="minWorldSeq">The sequence that the answer must reflect; null for any.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ServerDocument> GetDocumentAsync(
        string path, WorldSeq? minWorldSeq = null, CancellationToken cancellation = default) =>
        AskDocumentAsync(token => _transport.GetAsync(path, minWorldSeq, token), cancellation);

    /// <summary>Sends a document that is safe to repeat, such as a preflight.</summary>
    /// <param name="path">The path below the server's address.</param>
    /// <param name="json">The body.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ServerDocument> PostDocumentAsync(
        string path, ReadOnlyMemory<byte> json, CancellationToken cancellation = default) =>
        AskDocumentAsync(token => _transport.PostAsync(path, json, token), cancellation);

    private Task<ServerDocument> AskDocumentAsync(
        Func<CancellationToken, Task<HttpAnswer>> send, CancellationToken cancellation) => _retries.AskAsync(
            async token =>
            {
                var answer = await send(token).ConfigureAwait(false);
                return _transport.Read(
                    answer, Check, refusal => new ServerDocument(answer.Body, refusal));
            },
            document => document.Rejection,
            cancellation);

    private static ServerDocument Check(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return new ServerDocument(body, null);
        }
        catch (JsonException fault)
        {
            throw new AnswerFaultException("", "is not JSON", fault);
        }
    }
}
