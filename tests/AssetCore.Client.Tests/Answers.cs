using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Client.Tests;

/// <summary>Answers of a server, as text.</summary>
internal static class Answers
{
    public static CommitReceipt Receipt(long seq, string? key = null) =>
        new(new(1), new CommitId(new(seq), 1), new(seq), new(seq), [], 1_700_000_000_000, false, key, null);

    public static string Of(CommitReceipt receipt) => Write(writer => ReceiptJson.Write(writer, receipt, "s", null));

    public static string Of(Rejection rejection) =>
        Write(writer => ProblemJson.Write(writer, rejection, ErrorCatalogue.Get(rejection.Code).Status, "s", null));

    public static string Of(QueryAnswer answer, long seq) =>
        Write(writer => AnswerJson.Write(writer, answer with { Freshness = new(new(1), new(seq), new(seq), 0, 0, 0) }));

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Refuse(
        ErrorCode code, long? retryAfterMs = null)
    {
        var rejection = new Rejection(code, $"refused with {code}", null, [], retryAfterMs);
        return ScriptedServer.Answer(
            (HttpStatusCode)ErrorCatalogue.Get(code).Status, Of(rejection), "application/problem+json");
    }

    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Commit(long seq) =>
        ScriptedServer.Answer(request => Of(Receipt(seq, request.Key)));

    /// <summary>A stream of commits by their first and last sequence numbers, which then ends.</summary>
    public static Func<SentRequest, CancellationToken, Task<HttpResponseMessage>> Stream(
        params IEnumerable<(long Start, long End)> commits) =>
        ScriptedServer.Events(string.Concat(commits.Select(commit => Event(commit.Start, commit.End))));

    /// <summary>A commit as an event of a stream.</summary>
    public static string Event(long start, long end) =>
        $"event: commit\nid: {end}\ndata: {Of(Committed(start, end))}\n\n";

    private static CommittedCommit Committed(long start, long end) => new(
        new CommitItem(
            new CommitId(new(start), 1), new(start), new(end), 1_700_000_000_000, null, null, null,
            [new RemoveContainer(new("vault"), true)]),
        []);

    private static string Of(CommittedCommit commit) => Write(writer => AnswerJson.Write(writer, commit));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
