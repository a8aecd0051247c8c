using System.Text.Json;
using AssetCore.Errors;
using AssetCore.Http.OpenApi;
using AssetCore.Http.Routes;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Http.Tests.Silo.Refusals;

namespace AssetCore.Http.Tests.Silo;

/// <summary>Every code, provoked over HTTP: what is refused is named and leaves no trace.</summary>
public sealed class RefusalTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const string Normal = """{"write_mode":"read_write","draining":false,"frozen":false,"reason":"go on"}""";

    private const string Provisioned = """{"target_state":"provisioned","reason":"go on"}""";

    private static readonly Dictionary<string, RefusalRow> s_rows =
        OperationRefusals.All.Concat(RequestRefusals.All).ToDictionary(row => row.Name);

    public static TheoryData<string> Names => [.. s_rows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_refused_is_named_and_leaves_the_state_as_it_was(string name)
    {
        var row = s_rows[name];
        var world = await server.NewWorldAsync(row.WorldMembers);
        await world.CommittedAsync(RefusalSetting.Operations, ""","idempotency_key":"setting" """);
        await row.PrepareAsync(world);
        var before = await world.AuditAsync();

        using var response = await row.SendAsync(world);

        var error = ErrorCatalogue.Get(row.Code);
        var problem = await Problem.ReadAsync(response, error.Status, error.Text);
        var index = problem.GetProperty("operation_index");
        Assert.Equal(row.OperationIndex, index.ValueKind == JsonValueKind.Null ? null : index.GetInt32());
        Assert.Equal(!row.IsFinal && error.Status is (425 or 429 or 503), response.Headers.RetryAfter is not null);
        Assert.Equal(before, await world.AuditAsync());
        AssertIsListed(row.Code, response);
        await AssertNothingIsLeftAsync(world, before);
    }

    [Fact]
    public void Every_code_is_provoked_somewhere()
    {
        var healthy = s_rows.Values.Select(row => row.Code);
        var provoked = healthy.Concat(FaultTests.Provoked).Concat(ForetoldRefusalTests.Provoked);

        Assert.Equal(ErrorCatalogue.All.Select(error => error.Code).Order(), provoked.Distinct().Order());
    }

    // The document of the interface names every code that a route answers with.
    private static void AssertIsListed(ErrorCode code, HttpResponseMessage response)
    {
        var request = response.RequestMessage!;
        var path = request.RequestUri!.AbsolutePath;
        var route = RouteTable.All.SingleOrDefault(
            route => route.Method == request.Method.Method && IsAt(route.Path, path));
        var isOfServer = code is ErrorCode.RouteNotFound or ErrorCode.MethodNotAllowed;
        Assert.Equal(isOfServer, route is null);
        if (route is null) return;
        var listed = OpenApiPaths.ErrorsOf(route).Select(error => error.Code);
        Assert.True(listed.Contains(code), $"{route.Name} does not list {code}.");
    }

    private static bool IsAt(string route, string path)
    {
        var (parts, found) = (route.Split('/'), path.Split('/'));
        return parts.Length == found.Length
            && parts.Zip(found).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    // The writer's own hash stands in the header of its next batch: if the refused commit had left anything in its
    // memory, that batch would not fit the replay of the log.
    private static async Task AssertNothingIsLeftAsync(TestWorld world, LogAudit before)
    {
        using var provisioned = await world.PostAsync("lifecycle", Provisioned);
        using var normal = await world.PostAsync("operational_state", Normal);
        var head = (await world.AuditAsync()).Head;
        var next = await world.CommittedAsync(RefusalSetting.Harmless);

        Assert.Equal(head.Value + 1, next.GetProperty("world_seq_start").GetInt64());
        Assert.True((await world.AuditAsync()).Batch > before.Batch);
    }
}
