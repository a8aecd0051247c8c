using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Client.Http;
using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>One world over HTTP. Safe to use from any number of threads.</summary>
public sealed class HttpWorldClient : WorldClientBase, IDisposable
{
    // An array has brackets around its items and a comma behind each.
    private const int BytesBeside = 2;

    private readonly HttpTransport _transport;
    private readonly HttpClient? _owned;

    /// <summary>A client with connections of its own.</summary>
    /// <param name="server">Where the server is, such as <c>http://127.0.0.1:8080</c>.</param>
    /// <param name="token">The bearer token.</param>
    /// <param name="world">The world; 1 unless given.</param>
    /// <param name="options">How to repeat and wait; the defaults unless given.</param>
    public HttpWorldClient(Uri server, string token, WorldId? world = null, WorldClientOptions? options = null)
        : base(world ?? new WorldId(1), options ?? new WorldClientOptions())
    {
        _owned = HttpClients.Create(server);
        _transport = new HttpTransport(_owned, token);
    }

    /// <summary>A client over somebody else's connections.</summary>
    /// <param name="http">Has the base address, ending in a slash, and the token as its authorization; not disposed
    /// of.</param>
    /// <param name="world">The world.</param>
    /// <param name="options">How to repeat and wait; the defaults unless given.</param>
    public HttpWorldClient(HttpClient http, WorldId world, WorldClientOptions? options = null)
        : this(new HttpTransport(http, token: null), world, options ?? new WorldClientOptions())
    {
    }

    internal HttpWorldClient(HttpTransport transport, WorldId world, WorldClientOptions options)
        : base(world, options) => _transport = transport;

    /// <summary>Closes the connections, if they are its own.</summary>
    public void Dispose() => _owned?.Dispose();

    /// <inheritdoc />
    protected override async Task<ImmutableArray<CommitOutcome>> SendCommitsAsync(
        ImmutableArray<CommitRequest> commits, CancellationToken cancellation)
    {
        if (commits is [var single]) return [await SendOneAsync(single, cancellation).ConfigureAwait(false)];
        var outcomes = ImmutableArray.CreateBuilder<CommitOutcome>(commits.Length);
        var bodies = commits.Select(commit => HttpTransport.Encode(commit, CommitRequestJson.Write)).ToArray();
        for (var first = 0; first < bodies.Length;)
        {
            var count = CountThatFits(bodies, first);
            outcomes.AddRange(await SendManyAsync(bodies.AsMemory(first, count), cancellation).ConfigureAwait(false));
            first += count;
        }

        return outcomes.DrainToImmutable();
    }

    /// <inheritdoc />
    protected override async Task<CommitOutcome> SendReverseAsync(
        ReverseRequest request, CancellationToken cancellation)
    {
        var body = HttpTransport.Encode(request, ReverseRequestJson.Write);
        var path = WritePath($"commits/{request.CommitId}/reverse");
        var answer = await _transport.PostAsync(path, body, cancellation).ConfigureAwait(false);
        return _transport.Read(
            answer, json => CommitOutcome.Committed(ReceiptJson.Read(json)), CommitOutcome.Refused);
    }

    /// <inheritdoc />
    protected override IAsyncEnumerable<CommittedCommit> OpenStream(
        WorldSeq from, Action onSign, CancellationToken cancellation) =>
        new CommitStream(_transport, World, Options, onSign).ReadAsync(from, cancellation);

    /// <inheritdoc />
    protected override async Task<PreflightOutcome> SendPreflightAsync(
        CommitRequest request, CancellationToken cancellation)
    {
        var body = HttpTransport.Encode(request, CommitRequestJson.Write);
        var path = WritePath("commit/preflight");
        var answer = await _transport.PostAsync(path, body, cancellation).ConfigureAwait(false);
        return _transport.Read(answer, PreflightJson.Read, refusal => new PreflightOutcome(null, null, refusal));
    }

    /// <inheritdoc />
    protected override async Task<QueryOutcome> SendQueryAsync(
        WorldQuery query, WorldSeq? minWorldSeq, WorldSeq? asOf, CancellationToken cancellation)
    {
        var path = $"v1/read/namespaces/{World}/{QueryPath.Of(query, asOf)}";
        var answer = await _transport.GetAsync(path, minWorldSeq, cancellation).ConfigureAwait(false);
        return _transport.Read(
            answer, body => QueryOutcome.Answered(AnswerJson.Read(query, body)), QueryOutcome.Refused);
    }

    private async Task<CommitOutcome> SendOneAsync(CommitRequest commit, CancellationToken cancellation)
    {
        var body = HttpTransport.Encode(commit, CommitRequestJson.Write);
        var answer = await _transport.PostAsync(WritePath("commit"), body, cancellation).ConfigureAwait(false);
        return _transport.Read(
            answer, json => CommitOutcome.Committed(ReceiptJson.Read(json)), CommitOutcome.Refused);
    }

    private async Task<ImmutableArray<CommitOutcome>> SendManyAsync(
        ReadOnlyMemory<ReadOnlyMemory<byte>> bodies, CancellationToken cancellation)
    {
        var body = HttpTransport.Encode(bodies, WriteList);
        var answer = await _transport.PostAsync(WritePath("commits"), body, cancellation).ConfigureAwait(false);
        // A refusal of the whole list is that of every commit in it.
        return _transport.Read(
            answer,
            OutcomeJson.ReadMany,
            refusal => [.. Enumerable.Repeat(CommitOutcome.Refused(refusal), bodies.Length)]);
    }

    private static void WriteList(Utf8JsonWriter writer, ReadOnlyMemory<ReadOnlyMemory<byte>> bodies)
    {
        writer.WriteStartArray();
        foreach (var body in bodies.Span) writer.WriteRawValue(body.Span, skipInputValidation: true);
        writer.WriteEndArray();
    }

    // At least one, even if it is too large by itself: then the server says so.
    private static int CountThatFits(ReadOnlyMemory<byte>[] bodies, int first)
    {
        var bytes = BytesBeside + bodies[first].Length;
        var end = first + 1;
        while (end < bodies.Length && (bytes += bodies[end].Length + 1) <= CommitLimits.BodyBytesMax) end++;
        return end - first;
    }

    private string WritePath(string route) => $"v1/write/namespaces/{World}/{route}";
}
