using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Engine.Queries;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Reads;
using AssetCore.Worlds;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Cli.Tests.Support;

/// <summary>
/// A server of worlds inside the test: the engine judges, the log keeps, the contract's JSON goes in and out.
/// </summary>
internal sealed class EngineServer(ILogStore store) : HttpMessageHandler
{
    private readonly ConcurrentDictionary<long, EngineWorld> _worlds = new();

    public EngineWorld World(long id) => _worlds[id];

    public async Task<EngineWorld> AddAsync(long id) =>
        _worlds[id] = await EngineWorld.OpenAsync(store, new WorldId(id));

    public async Task CloseAsync()
    {
        foreach (var world in _worlds.Values) await world.DisposeAsync();
        _worlds.Clear();
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var path = request.RequestUri!.AbsolutePath.Trim('/').Split('/');
        return path switch
        {
            ["v1", "write", "namespaces"] => await CreateAsync(body),
            ["v1", "write", "namespaces", var id, "commit"] =>
                Answer(await CommitAsync(id, CommitRequestJson.Parse(body))),
            ["v1", "write", "namespaces", var id, "commits"] => await CommitManyAsync(id, body),
            ["v1", "write", "namespaces", var id, "commits", var commit, "reverse"] =>
                Answer(await ReverseAsync(id, commit, body)),
            ["v1", "write", "namespaces", var id, "commit", "preflight"] => await PreflightAsync(id, body),
            ["v1", "read", "namespaces", var id, .. var rest] =>
                Read(id, Queries.Parse(rest, request.RequestUri.Query)),
            _ => Problem(new Rejection(ErrorCode.MalformedRequest, $"no route {request.RequestUri}")),
        };
    }

    private async Task<HttpResponseMessage> CreateAsync(byte[] body)
    {
        var id = JsonElement.Parse(body).GetProperty("namespace_id").GetInt64();
        if (_worlds.ContainsKey(id))
            return Problem(new Rejection(ErrorCode.NamespaceAlreadyExists, $"namespace {id} exists"));
        await AddAsync(id);
        var item = new WorldItem(new WorldId(id), WorldLifecycle.Provisioned, null, 1, default, 1);
        return Json(HttpStatusCode.Created, json => WorldJson.Write(json, item));
    }

    private async Task<CommitOutcome> CommitAsync(string id, ParsedCommit parsed) =>
        parsed.Rejection is { } fault
            ? CommitOutcome.Refused(fault)
            : (await _worlds[Number(id)].CommitAsync(parsed.Request!))[0];

    private async Task<CommitOutcome> ReverseAsync(string id, string commit, byte[] body)
    {
        Assert.True(CommitId.TryParse(commit, out var reversed));
        var parsed = ReverseRequestJson.Parse(reversed, body);
        return parsed.Rejection is { } fault
            ? CommitOutcome.Refused(fault)
            : await _worlds[Number(id)].ReverseAsync(parsed.Request!);
    }

    private async Task<HttpResponseMessage> CommitManyAsync(string id, byte[] body)
    {
        var outcomes = new List<CommitOutcome>();
        foreach (var parsed in CommitRequestJson.ParseMany(body).Commits) outcomes.Add(await CommitAsync(id, parsed));
        return Json(HttpStatusCode.OK, json =>
        {
            json.WriteStartArray();
            foreach (var outcome in outcomes) Write(json, outcome);
            json.WriteEndArray();
        });
    }

    private async Task<HttpResponseMessage> PreflightAsync(string id, byte[] body)
    {
        var parsed = CommitRequestJson.Parse(body);
        if (parsed.Rejection is { } fault) return Problem(fault);
        var outcome = await _worlds[Number(id)].PreflightAsync(parsed.Request!);
        if (outcome.Rejection is { } refusal) return Problem(refusal);
        return Json(HttpStatusCode.OK, json => PreflightJson.Write(json, new WorldId(Number(id)), outcome.Report!));
    }

    private HttpResponseMessage Read(string id, WorldQuery query)
    {
        var state = _worlds[Number(id)].Engine.State;
        var outcome = StateQueries.Execute(state, query);
        if (outcome.Rejection is { } refusal) return Problem(refusal);
        var freshness = new Freshness(new WorldId(Number(id)), state.Head, state.Head, 0, 0, 0);
        return Json(HttpStatusCode.OK, json => AnswerJson.Write(json, outcome.Answer! with { Freshness = freshness }));
    }

    private static HttpResponseMessage Answer(CommitOutcome outcome) =>
        outcome.Rejection is { } refusal ? Problem(refusal) : Json(HttpStatusCode.OK, json => Write(json, outcome));

    private static HttpResponseMessage Problem(Rejection rejection) =>
        Json((HttpStatusCode)ErrorCatalogue.Get(rejection.Code).Status, json =>
            Write(json, CommitOutcome.Refused(rejection)));

    private static void Write(Utf8JsonWriter json, CommitOutcome outcome)
    {
        if (outcome.Receipt is { } receipt) ReceiptJson.Write(json, receipt, null, null);
        else ProblemJson.Write(
            json, outcome.Rejection!, ErrorCatalogue.Get(outcome.Rejection!.Code).Status, null, null);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        var content = new ByteArrayContent(buffer.WrittenSpan.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new HttpResponseMessage(status) { Content = content };
    }

    private static long Number(string id) => long.Parse(id, CultureInfo.InvariantCulture);
}
