using System.Buffers;
using System.Text.Json;
using AssetCore.Cli.Input;
using AssetCore.Ids;

namespace AssetCore.Cli.Online;

/// <summary>Sends commit requests to one world, singly or in bulk.</summary>
/// <param name="server">The server.</param>
/// <param name="world">The world.</param>
internal sealed class CommitSender(ServerConnection server, WorldId world)
{
    /// <summary>Times that requests of a chunk are sent again which the world could not take at once.</summary>
    private const int RoundsMax = 10;

    private static readonly TimeSpan s_roundWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Sends one request and says what became of it.</summary>
    public async Task<CommitResult> SendAsync(CommitDocument request, CancellationToken cancellationToken)
    {
        var answer = await server.SendAsync(ServerRequest.Write(world, "commit", request.Utf8), cancellationToken);
        return new CommitResult(request, answer.Document, answer.Problem);
    }

    /// <summary>
    /// Sends several requests in one call; each stands alone. Those that the world could not take at once are sent
    /// again.
    /// </summary>
    /// <returns>One result each, in order.</returns>
    public async Task<IReadOnlyList<CommitResult>> SendManyAsync(
        IReadOnlyList<CommitDocument> requests, CancellationToken cancellationToken)
    {
        var results = new CommitResult[requests.Count];
        var open = Enumerable.Range(0, requests.Count).ToArray();
        for (var round = 1; open.Length > 0; round++)
        {
            if (round > 1) await Task.Delay(s_roundWait, cancellationToken);
            var body = Array(open.Select(index => requests[index]));
            var answers = await server.RequireAsync(ServerRequest.Write(world, "commits", body), cancellationToken);
            Place(answers, open, requests, results);
            if (round == RoundsMax) break;
            open = [.. open.Where(index => results[index].Problem is { Retryable: true })];
        }

        return results;
    }

    private void Place(JsonElement answers, int[] open, IReadOnlyList<CommitDocument> requests, CommitResult[] results)
    {
        if (answers.ValueKind != JsonValueKind.Array || answers.GetArrayLength() != open.Length)
        {
            throw new CliFault(
                ExitCode.Unreachable,
                "NOT_ASSETCORE",
                $"{server.Address} did not answer each of {open.Length} commits.");
        }

        var place = 0;
        foreach (var answer in answers.EnumerateArray())
        {
            var index = open[place++];
            results[index] = new CommitResult(requests[index], answer, Problem.TryRead(answer));
        }
    }

    private static ReadOnlyMemory<byte> Array(IEnumerable<CommitDocument> requests)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartArray();
        foreach (var request in requests) json.WriteRawValue(request.Utf8.Span, skipInputValidation: true);
        json.WriteEndArray();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
