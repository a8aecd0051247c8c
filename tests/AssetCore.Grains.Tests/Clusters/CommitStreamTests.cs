using AssetCore.Client.Cluster;
using AssetCore.Grains.Tests.Support;
using AssetCore.Ids;
using AssetCore.Log.Memory;

namespace AssetCore.Grains.Tests.Clusters;

public sealed class CommitStreamTests
{
    [Fact]
    public async Task An_applications_own_grain_hears_of_every_sequence()
    {
        // A number of its own, for listeners of all tests share this process.
        const long Number = 4_711;
        await using var cluster = await WorldCluster.StartAsync(new MemoryLogStore(), silos: 2);
        await cluster.On(0).GetWorlds().CreateAsync(new WorldId(Number), null, "a test");
        var world = cluster.On(0).GetWorld(Number);
        await world.CommitAsync(Requests.Setup());

        for (var i = 0; i < 50; i++) await world.CommitAsync(Requests.Move($"m{i}"));
        var head = world.HighestSeen;
        await WorldCluster.UntilAsync(() => Task.FromResult(
            CommitListener.Heard.TryGetValue(Number, out var heard) && heard.Any(hint => hint.LastWorldSeq == head)));

        var next = WorldSeq.None.Next;
        foreach (var hint in CommitListener.Heard[Number].DistinctBy(hint => hint.Batch).OrderBy(hint => hint.Batch))
        {
            Assert.Equal(new WorldId(Number), hint.World);
            Assert.Equal(next, hint.FirstWorldSeq);
            next = hint.LastWorldSeq.Next;
        }
    }
}
