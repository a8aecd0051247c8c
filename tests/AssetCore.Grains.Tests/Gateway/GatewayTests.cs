using System.Text;
using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Grains.Tests.Support;
using AssetCore.Log.Memory;
using AssetCore.Testing.Generators;
using AssetCore.Testing.Grains;
using AssetCore.Text;

namespace AssetCore.Grains.Tests.Gateway;

public sealed class GatewayTests
{
    [Fact]
    public async Task A_full_queue_is_overloaded_at_once_and_what_it_took_takes_place()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store, configure: o => o.QueueCommitsMax = 4);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var gateway = cluster.GatewayOn(0);
        store.Plan(_ => AppendPlan.Hold);
        var inFlight = gateway.CommitAsync(Requests.Call(Requests.Move("in flight")));
        await store.Held;

        var bulk = gateway.CommitAsync(Requests.Call([.. Enumerable.Range(0, 6).Select(i => Requests.Move($"m{i}"))]));
        var full = Assert.Single((await gateway.CommitAsync(Requests.Call(Requests.Move("late")))).Outcomes);
        store.Release();
        var outcomes = (await bulk).Outcomes;

        Assert.Equal(ErrorCode.Overloaded, full.Rejection?.Code);
        Assert.InRange(full.Rejection!.RetryAfterMs!.Value, 10, 5_000);
        Assert.True(Assert.Single((await inFlight).Outcomes).IsCommitted);
        Assert.All(outcomes[..4], outcome => Assert.True(outcome.IsCommitted));
        Assert.All(outcomes[4..], outcome => Assert.Equal(ErrorCode.Overloaded, outcome.Rejection?.Code));
    }

    [Fact]
    public void What_is_not_well_formed_cannot_be_prepared_and_so_never_reaches_a_gateway()
    {
        var generator = new CommitGenerator(new SeededChoices(20));
        var requests = Enumerable.Range(0, 50_000).Select(_ => generator.Next(WorldView.Empty));

        var illFormed = requests.Select(Keyed).Where(request =>
            CommitRequestValidator.Validate(request) is not null).ToList();

        Assert.InRange(illFormed.Count, 500, 50_000);
        Assert.All(illFormed, request => Assert.ThrowsAny<ArgumentException>(() => PreparedCommit.Create(request)));
    }

    [Fact]
    public async Task Commits_that_arrive_while_one_is_appended_ride_in_one_batch()
    {
        var store = new PlannedLogStore(new MemoryLogStore());
        await using var cluster = await WorldCluster.StartAsync(store);
        await cluster.World(0).CommitAsync(Requests.Setup());
        var gateway = cluster.GatewayOn(0);
        var before = store.Appends;
        store.Plan(_ => AppendPlan.Hold);
        var first = gateway.CommitAsync(Requests.Call(Requests.Move("first")));
        await store.Held;

        var calls = Enumerable.Range(0, 100).Select(i =>
            gateway.CommitAsync(Requests.Call(Requests.Move($"m{i}")))).ToArray();
        await WorldCluster.UntilAsync(() => Task.FromResult(cluster.Service<Hosting.SiloDrain>(0).CallsInHand == 101));
        store.Release();
        await Task.WhenAll([first, .. calls]);

        Assert.Equal(2, store.Appends - before);
        Assert.All(calls, call => Assert.True(call.Result.Outcomes[0].IsCommitted));
    }

    [Fact]
    public async Task A_bulk_that_needs_several_calls_to_the_world_keeps_its_order()
    {
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore());
        var note = new JsonText(Encoding.UTF8.GetBytes($"{{\"note\":\"{new string('x', 8_000)}\"}}"));
        var requests = Enumerable.Range(0, 400).Select(i => Requests.Move($"m{i}") with { Metadata = note });

        var replies = await cluster.GatewayOn(0).CommitAsync(Requests.Call([Requests.Setup(), .. requests]));
        var outcomes = replies.Outcomes;

        Assert.All(outcomes, outcome => Assert.True(outcome.IsCommitted));
        Assert.Equal(
            outcomes.Select(outcome => outcome.Receipt!.WorldSeqStart).Order(),
            outcomes.Select(outcome => outcome.Receipt!.WorldSeqStart));
    }

    private static CommitRequest Keyed(CommitRequest request) =>
        request with { IdempotencyKey = request.IdempotencyKey ?? "key" };
}
