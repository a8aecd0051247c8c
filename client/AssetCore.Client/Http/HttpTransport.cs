using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;

namespace AssetCore.Client.Http;

/// <summary>
/// Sends one request and reads its answer. What is not an answer of AssetCore is told apart: after a failure of the way
/// or of a server in between, the request may have had an effect; after a refusal by something else, the address is
/// wrong.
/// </summary>
/// <param name="http">Has the base address; not disposed of here.</param>
/// <param name="token">The bearer token; null if the client adds its own.</param>
internal sealed class HttpTransport(HttpClient http, string? token)
{
    private const string MinWorldSeqHeader = "x-assetcore-min-world-seq";
    private const string LastEventIdHeader = "last-event-id";

    private static readonly MediaTypeHeaderValue s_json = new("application/json");
    private static readonly MediaTypeWithQualityHeaderValue s_events = new("text/event-stream");

    // What is not meant for a page needs no escapes beyond those of JSON.
    private static readonly JsonWriterOptions s_writing =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private volatile bool _hasAnswered;

    /// <summary>Asks for something.</summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    public Task<HttpAnswer> GetAsync(string path, WorldSeq? minWorldSeq, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (minWorldSeq is { } min) request.Headers.Add(MinWorldSeqHeader, TextOf(min));
        return SendAsync(request, cancellation);
    }

    /// <summary>Sends a body of JSON.</summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    public Task<HttpAnswer> PostAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        var content = new ReadOnlyMemoryContent(json);
        content.Headers.ContentType = s_json;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, cancellation);
    }

    /// <summary>Opens a stream of server-sent events; the caller disposes of the answer.</summary>
    /// <param name="path">The path with its query.</param>
    /// <param name="lastEventId">The last event that the caller has; null for none.</param>
    /// <param name="cancellation">Ends the wait for the head of the answer.</param>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    public async Task<HttpResponseMessage> OpenEventsAsync(
        string path, WorldSeq? lastEventId, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(s_events);
        if (lastEventId is { } last) request.Headers.Add(LastEventIdHeader, TextOf(last));
        var response = await SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation)
            .ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) return response;
        if (response.Content.Headers.ContentType?.MediaType == s_events.MediaType)
        {
            _hasAnswered = true;
            return response;
        }

        response.Dispose();
        throw new AnswerLostException($"{http.BaseAddress} answered with something else than a stream.")
        {
            IsStranger = true,
            IsNobodyThere = !_hasAnswered,
        };
    }

    /// <summary>Reads an answer to its end.</summary>
    /// <exception cref="AnswerLostException">It broke off.</exception>
    public async Task<HttpAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            return new HttpAnswer(response.StatusCode, body);
        }
        catch (Exception failure) when (IsFailureOfTheWay(failure, cancellation))
        {
            throw Lost(failure);
        }
    }

    /// <summary>Writes a body of JSON.</summary>
    public static ReadOnlyMemory<byte> Encode<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, s_writing)) write(writer, value);
        return buffer.WrittenMemory;
    }

    /// <summary>Reads an answer of success, or the refusal of any other.</summary>
    /// <exception cref="AnswerLostException">The answer is not one of AssetCore, and the request may have had an
    /// effect.</exception>
    /// <exception cref="AnswerFaultException">Something that is not AssetCore refused the request.</exception>
    public T Read<T>(HttpAnswer answer, Func<ReadOnlyMemory<byte>, T> success, Func<Rejection, T> refusal)
    {
        try
        {
            var outcome = answer.IsSuccess ? success(answer.Body) : refusal(ProblemJson.Read(answer.Body));
            _hasAnswered = true;
            return outcome;
        }
        catch (AnswerFaultException fault) when (answer.IsSuccess || (int)answer.Status >= 500)
        {
            throw new AnswerLostException(
                $"The server answered with status {(int)answer.Status} and no body of ours. {fault.Message}", fault)
            {
                IsStranger = true,
                IsNobodyThere = !_hasAnswered,
            };
        }
    }

    /// <summary>
    /// True if the failure is one of connections or of servers in between. A cancellation that nobody asked for is the
    /// time limit of an HttpClient that somebody else has made.
    /// </summary>
    public static bool IsFailureOfTheWay(Exception failure, CancellationToken cancellation) =>
        failure is HttpRequestException or IOException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>A failure of the way as callers know it.</summary>
    public AnswerLostException Lost(Exception failure) =>
        new($"{http.BaseAddress} did not answer: {failure.Message}", failure)
        {
            IsNobodyThere = !_hasAnswered && failure is HttpRequestException,
        };

    private async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            using var response = await SendAsync(request, HttpCompletionOption.ResponseContentRead, cancellation)
                .ConfigureAwait(false);
            return await ReadAsync(response, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, HttpCompletionOption completion, CancellationToken cancellation)
    {
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            return await http.SendAsync(request, completion, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsFailureOfTheWay(failure, cancellation))
        {
            throw Lost(failure);
        }
    }

    private static string TextOf(WorldSeq seq) => seq.Value.ToString(CultureInfo.InvariantCulture);
}
