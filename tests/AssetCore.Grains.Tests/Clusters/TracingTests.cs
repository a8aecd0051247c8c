using System.Collections.Concurrent;
using System.Diagnostics;
using AssetCore.Grains.Tests.Support;
using AssetCore.Log.Memory;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class TracingTests
{
    [Fact]
    public async Task The_life_of_a_commit_is_one_trace_across_silos()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "AssetCore",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) =>
                ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        using var request = new Activity("a request").Start();

        Assert.True((await cluster.World(1).CommitAsync(Requests.Setup())).IsCommitted);
        await WorldCluster.UntilAsync(() => Task.FromResult(Mine().Count == 3));

        var byName = Mine().ToDictionary(span => span.OperationName);
        Assert.Equal(request.SpanId, byName["assetcore.gateway"].ParentSpanId);
        Assert.Equal(byName["assetcore.gateway"].SpanId, byName["assetcore.world"].ParentSpanId);
        Assert.Equal(byName["assetcore.world"].SpanId, byName["assetcore.append"].ParentSpanId);

        List<Activity> Mine() => [.. spans.Where(span => span.TraceId == request.TraceId)];
    }
}
