using System.Collections.Immutable;
using AssetCore.Http.Tests.Fakes;
using AssetCore.Http.Tests.Silo.Refusals;
using AssetCore.Ids;
using AssetCore.Testing.Grains;

namespace AssetCore.Http.Tests.Silo;

/// <summary>
/// The codes that only a faulty store can bring about, over HTTP, in an application that co-hosts a silo.
/// </summary>
public sealed class FaultTests
{
    private static readonly string s_commit =
        $$"""{"operations":[{{RefusalSetting.Harmless}}],"idempotency_key":"k"}""";

    /// <summary>The codes that tests of this class provoke.</summary>
    internal static ImmutableArray<ErrorCode> Provoked { get; } =
    [
        ErrorCode.StorageUnavailable, ErrorCode.OutcomeUnknown, ErrorCode.WriterFenced, ErrorCode.Recovering,
        ErrorCode.LogCorrupt, ErrorCode.Overloaded,
    ];

    [Fact]
    public async Task STORAGE_UNAVAILABLE_when_the_store_refuses()
    {
        await using var server = await CohostServer.StartAsync();
        var before = await server.AuditAsync();

        server.Store.PlanNext(new WorldId(1), AppendPlan.Refuse);
        using var refused = await server.CommitAsync(s_commit);

        await Problem.ReadAsync(refused, 503, "STORAGE_UNAVAILABLE");
        Assert.Equal(before, await server.AuditAsync());
        await AssertGoesOnAsync(server);
    }

    [Fact]
    public async Task OUTCOME_UNKNOWN_when_requests_are_lost_and_the_same_key_settles_it()
    {
        await using var server = await CohostServer.StartAsync();
        var before = await server.AuditAsync();

        server.Store.Plan(_ => AppendPlan.LoseRequest);
        using var unknown = await server.CommitAsync(s_commit);
        server.Store.Release();

        await Problem.ReadAsync(unknown, 503, "OUTCOME_UNKNOWN");
        Assert.Equal(before, await server.AuditAsync());
        await AssertGoesOnAsync(server);
    }

    [Fact]
    public async Task WRITER_FENCED_when_somebody_else_writes()
    {
        await using var server = await CohostServer.StartAsync();
        await server.EndWriterAsync();
        var before = await server.AuditAsync();

        server.Store.HeldBy = "process 4711";
        using var fenced = await server.CommitAsync(s_commit);
        server.Store.HeldBy = null;

        await Problem.ReadAsync(fenced, 503, "WRITER_FENCED");
        Assert.Equal(before, await server.AuditAsync());
        await AssertGoesOnAsync(server);
    }

    [Fact]
    public async Task RECOVERING_while_the_log_is_read()
    {
        await using var server = await CohostServer.StartAsync();
        await server.EndWriterAsync();
        var before = await server.AuditAsync();
        var gate = new TaskCompletionSource();

        server.Store.LeaseGate = gate.Task;
        using var early = await server.CommitAsync(s_commit);
        gate.SetResult();

        await Problem.ReadAsync(early, 503, "RECOVERING");
        Assert.Equal(before, await server.AuditAsync());
        await AssertGoesOnAsync(server);
    }

    [Fact]
    public async Task LOG_CORRUPT_when_a_byte_of_the_log_has_changed_and_other_worlds_go_on()
    {
        await using var server = await CohostServer.StartAsync();
        await server.MakeWorldAsync(2);
        await server.EndWriterAsync();
        var before = await server.AuditAsync();

        server.Store.Corrupt = new WorldId(1);
        using var corrupt = await server.CommitAsync(s_commit);
        using var read = await server.GetAsync("/v1/read/namespaces/1/containers");
        using var stream = await server.GetAsync("/v1/read/namespaces/1/stream");
        await server.AnsweredAsync("/v1/read/namespaces/2/containers");
        server.Store.Corrupt = null;

        await Problem.ReadAsync(corrupt, 500, "LOG_CORRUPT");
        await Problem.ReadAsync(read, 500, "LOG_CORRUPT");
        await Problem.ReadAsync(stream, 500, "LOG_CORRUPT");
        Assert.Equal(before, await server.AuditAsync());
    }

    [Fact]
    public async Task OVERLOADED_when_the_queue_is_full_and_at_once()
    {
        await using var server = await CohostServer.StartAsync(grains => grains.QueueCommitsMax = 1);

        server.Store.Plan(name => name.Value.StartsWith("worlds/1/", StringComparison.Ordinal)
            ? AppendPlan.Hold
            : AppendPlan.Go);
        var first = server.CommitAsync(s_commit);
        await server.Store.Held;
        // One of them waits in the queue; the other finds it full while nothing moves.
        var second = server.CommitAsync(s_commit.Replace("\"k\"", "\"l\"", StringComparison.Ordinal));
        var third = server.CommitAsync(s_commit.Replace("\"k\"", "\"m\"", StringComparison.Ordinal));
        using var refused = await await Task.WhenAny(second, third);
        server.Store.Release();

        await Problem.ReadAsync(refused, 503, "OVERLOADED");
        var others = await Task.WhenAll(first, second, third);
        Assert.Equal(2, others.Count(response => response.IsSuccessStatusCode));
        foreach (var response in others) response.Dispose();
        await server.AuditAsync();
    }

    private static async Task AssertGoesOnAsync(CohostServer server)
    {
        await server.CommittedAsync(s_commit);
        await server.AuditAsync();
    }
}
