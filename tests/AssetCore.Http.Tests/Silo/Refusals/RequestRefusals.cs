using System.Collections.Immutable;
using AssetCore.Http.Tests.Fakes;
using static AssetCore.Http.Tests.Silo.Refusals.RefusalRow;
using static AssetCore.Http.Tests.Silo.Refusals.RefusalSetting;

namespace AssetCore.Http.Tests.Silo.Refusals;

/// <summary>What requests are refused with as a whole, in the order of the catalogue of errors.</summary>
internal static class RequestRefusals
{
    private const string State = "operational_state";
    private static readonly string s_tooLarge = new string(' ', 16 << 20) + "{}";
    private static readonly string s_harmlessCommit = $$"""{"operations":[{{Harmless}}]}""";

    public static ImmutableArray<RefusalRow> All { get; } = [.. Access(), .. Reads(), .. Commits(), .. States()];

    private static ImmutableArray<RefusalRow> Access() =>
    [
        new(ErrorCode.Unauthenticated, "no token", world => CommitAsAsync(world, null)),
        new(ErrorCode.Forbidden, "a reader commits", world => CommitAsAsync(world, "reader")),
        new(ErrorCode.RequestTooLarge, "more than 16 MiB", world => world.PostAsync("commit", s_tooLarge)),
        new(ErrorCode.RouteNotFound, "no such path", world => world.PostAsync("comit", s_harmlessCommit)),
        new(ErrorCode.MethodNotAllowed, "GET", world => world.Server.GetAsync(
            $"/v1/write/namespaces/{world.Number}/commit")),
        new(ErrorCode.NamespaceNotFound, "a commit", world => new TestWorld(world.Server, 987_654_321).CommitAsync(
            Harmless)),
        new(ErrorCode.NamespaceNotFound, "a read", world => new TestWorld(world.Server, 987_654_321).GetAsync(
            "containers")),
        new(ErrorCode.NamespaceNotFound, "an item", world => world.Server.GetAsync("/v1/write/namespaces/987654321")),
        new(ErrorCode.NamespaceNotFound, "a status", world => world.Server.GetAsync(
            "/v1/write/namespaces/987654321/status")),
        new(ErrorCode.NamespaceAlreadyExists, "created twice", world => world.Server.PostAsync(
            "/v1/write/namespaces", $$"""{"namespace_id":{{world.Number}}}""")),
        new(ErrorCode.NamespaceInUse, "a living one purged", world => world.Server.PostAsync(
            $"/v1/write/namespaces/{world.Number}/purge", """{"reason":"r"}""")),
        new(ErrorCode.NotYetVisible, "a fork of the future", world => world.Server.PostAsync(
            "/v1/write/namespaces/fork_from_snapshot",
            $$"""{"source_namespace_id":{{world.Number}},"at_world_seq":900000000,"namespace_id":987654322,"reason":"r"}"""))
        {
            IsFinal = true,
        },
    ];

    private static ImmutableArray<RefusalRow> Reads() =>
    [
        Read(ErrorCode.ContainerNotFound, "containers/nowhere"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/contents"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/balances"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/slots"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/grid/cells"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/grid/free?class_id=gold"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/overlaps?center_x=1&span_length=1"),
        Read(ErrorCode.ContainerNotFound, "containers/nowhere/commits"),
        Read(ErrorCode.ContainerNotFound, "holds?container_id=nowhere"),
        Read(ErrorCode.ClassNotFound, "classes/nothing"),
        Read(ErrorCode.ClassNotFound, "classes/nothing/shapes"),
        Read(ErrorCode.ClassNotFound, "classes/nothing/extents"),
        Read(ErrorCode.ClassNotFound, "classes/nothing/stats"),
        Read(ErrorCode.ClassNotFound, "containers/grid/grid/free?class_id=nothing"),
        Read(ErrorCode.InstanceNotFound, "instances/77"),
        Read(ErrorCode.InstanceNotFound, "instances/77/children"),
        Read(ErrorCode.HoldNotFound, "holds/none"),
        Read(ErrorCode.CommitNotFound, "commits/0000000000000005000000000000abcd"),
        Read(ErrorCode.WrongContainerKind, "containers/slots/balances"),
        Read(ErrorCode.WrongContainerKind, "containers/a/slots"),
        Read(ErrorCode.WrongContainerKind, "containers/slots/grid/cells"),
        Read(ErrorCode.WrongContainerKind, "containers/line/grid/free?class_id=gold"),
        Read(ErrorCode.WrongContainerKind, "containers/plane/overlaps?center_x=1&span_length=1"),
        Read(ErrorCode.WrongContainerKind, "containers/line/overlaps?center_x=1&center_y=1&rect_width=1&rect_height=1"),
        Read(ErrorCode.UnregisteredClassShape, "containers/grid/grid/free?class_id=flat"),
        Read(ErrorCode.NotYetVisible, "stream?from_world_seq=1000000"),
        Read(ErrorCode.NotYetVisible, "containers?as_of_world_seq=1000000") with { IsFinal = true },
        new(ErrorCode.NotYetVisible, "a read from the future", async world =>
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"/v1/read/namespaces/{world.Number}/containers");
            request.Headers.Add("x-assetcore-min-world-seq", "1000000");
            return await world.Server.Client.SendAsync(request);
        }),
    ];

    private static ImmutableArray<RefusalRow> Commits() =>
    [
        Commit(ErrorCode.IdempotencyKeyReused, "for another commit", ""","idempotency_key":"setting" """),
        Commit(ErrorCode.WorldSeqMismatch, "decided on an old state", ""","expected_world_seq":3"""),
        Commit(ErrorCode.IdempotencyExpired, "an old key that is no longer known",
            ""","idempotency_key":"forgotten","first_sent_world_seq":1""") with
        {
            WorldMembers = ""","idempotency_keys_max":1000""",
            PrepareAsync = ForgetAsync,
        },
        new(ErrorCode.CommitTooLarge, "more than 65,536 events", world =>
            world.CommitAsync(string.Join(',', Enumerable.Repeat(Transfers(8_190), 5)))) { OperationIndex = 4 },
        new(ErrorCode.CommitNotFound, "reversed", world => world.PostAsync(
            "commits/0000000000000005000000000000abcd/reverse", """{"reason":"r"}""")),
        new(ErrorCode.SubjectNotFound, "erased unseen", world => world.PostAsync(
            "subjects/nobody/erase", """{"reason":"r"}""")),
        new(ErrorCode.ReverseConflict, "changed since", async world =>
            await ReverseAsync(world, await FirstCommitAsync(world, "setting")))
        {
            PrepareAsync = world => world.CommittedAsync(Harmless),
        },
        new(ErrorCode.AlreadyReversed, "reversed twice", async world =>
            await ReverseAsync(world, await FirstCommitAsync(world, "undone")))
        {
            PrepareAsync = async world =>
            {
                await world.CommittedAsync(Harmless, ""","idempotency_key":"undone" """);
                using var reversed = await ReverseAsync(world, await FirstCommitAsync(world, "undone"));
                Assert.True(reversed.IsSuccessStatusCode, await reversed.ReadTextAsync());
            },
        },
    ];

    private static ImmutableArray<RefusalRow> States() =>
    [
        new(ErrorCode.WorldReadOnly, "read-only", world => world.CommitAsync(Harmless))
        {
            PrepareAsync = world => SetAsync(world, State, """{"write_mode":"read_only","reason":"r"}"""),
        },
        new(ErrorCode.WorldReadOnly, "frozen", world => world.CommitAsync(Harmless))
        {
            PrepareAsync = world => SetAsync(world, State, """{"frozen":true,"reason":"r"}"""),
        },
        new(ErrorCode.WorldDraining, "draining", world => world.CommitAsync(Harmless))
        {
            PrepareAsync = world => SetAsync(world, State, """{"draining":true,"reason":"r"}"""),
        },
        new(ErrorCode.NamespaceNotFound, "a commit to a disabled one", world => world.CommitAsync(Harmless))
        {
            PrepareAsync = world => SetAsync(world, "lifecycle", """{"target_state":"disabled","reason":"r"}"""),
        },
        new(ErrorCode.NamespaceNotFound, "a read of a disabled one", world => world.Server.SendAsync(
            HttpMethod.Get, $"/v1/read/namespaces/{world.Number}/containers", "reader"))
        {
            PrepareAsync = world => SetAsync(world, "lifecycle", """{"target_state":"disabled","reason":"r"}"""),
        },
    ];

    private static Task<HttpResponseMessage> CommitAsAsync(TestWorld world, string? token) => world.Server.SendAsync(
        HttpMethod.Post, $"/v1/write/namespaces/{world.Number}/commit", token, new StringContent(s_harmlessCommit));

    private static async Task SetAsync(TestWorld world, string route, string body)
    {
        using var response = await world.PostAsync(route, body);
        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
    }

    // One key more than the world remembers, besides that of the setting.
    private static async Task ForgetAsync(TestWorld world)
    {
        using var response = await world.PostAsync(
            "commits", $"[{string.Join(',', Enumerable.Repeat(s_harmlessCommit, 1_000))}]");
        Assert.True(response.IsSuccessStatusCode, await response.ReadTextAsync());
    }

    private static async Task<string> FirstCommitAsync(TestWorld world, string key)
    {
        var operations = key == "setting" ? RefusalSetting.Operations : Harmless;
        var receipt = await world.CommittedAsync(operations, $$""","idempotency_key":"{{key}}" """);
        return receipt.GetProperty("commit_id").GetString()!;
    }

    private static Task<HttpResponseMessage> ReverseAsync(TestWorld world, string commit) =>
        world.PostAsync($"commits/{commit}/reverse", """{"reason":"a mistake"}""");
}
