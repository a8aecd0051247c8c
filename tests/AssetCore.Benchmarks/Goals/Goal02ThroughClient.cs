using AssetCore.Benchmarks.Clients;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// One-transfer commits of one world through a TCP Orleans client in another process, beside the empty pipeline through
/// the same client process, silo and store. The commits go through the client library, which makes their keys and
/// repeats what was lost, and lets commits that are under way at a time share calls; those of the empty pipeline are a
/// call each.
/// </summary>
internal sealed class Goal02ThroughClient : IGoal
{
    private const long World = 1;
    private const long EmptyWorld = 1_000_001;
    private const double ShareMin = 0.7;
    private static readonly int[] s_callers = [1_000, 5_000];

    public int Number => 2;

    public string Title => "one-transfer commits through a TCP client in another process, Azurite";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync("azurite");
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        await using var client = ClusterClient.Start(silo, World, EmptyWorld, s_callers.Max());

        // The first load makes the accounts, and what it does is on record before the audit begins.
        await client.RunAsync(new ClusterAsk(false, s_callers[0], 0, TimeSpan.Zero, Alternation.Slice(duration)));
        var audit = await HeadAudit.BeginAsync(silo.Grains, World);
        var before = client.Acknowledged;
        var bytes = await place.BytesPerCommitAsync(World, () => CommitAsync(client, duration));
        var (real, empty) = (0.0, 0.0);
        foreach (var callers in s_callers)
        {
            var ask = new ClusterAsk(
                false, callers, bytes, Alternation.WarmUp(duration), Alternation.Slice(duration));
            var medians = await Alternation.MediansAsync(
                async () => (await client.RunAsync(ask)).PerSecond,
                async () => (await client.RunAsync(ask with { IsEmpty = true })).PerSecond);
            (real, empty) = (Math.Max(real, medians.Real), Math.Max(empty, medians.Other));
        }

        await audit.CheckAsync(client.Acknowledged - before);
        await new AssetCorePipeline(silo.Grains, World, throughClient: false).CheckAsync(client.Acknowledged);
        return [GoalCheck.Ratio("commits/s", real, "empty pipeline commits/s", empty, Limit.AtLeast(ShareMin))];
    }

    // What a commit takes in a batch as busy callers fill them, so that the empty pipeline appends no more than that.
    private static async Task<long> CommitAsync(ClusterClient client, TimeSpan duration) => (await client.RunAsync(
        new ClusterAsk(false, s_callers[0], 0, TimeSpan.Zero, Alternation.Slice(duration)))).Acknowledged;
}
