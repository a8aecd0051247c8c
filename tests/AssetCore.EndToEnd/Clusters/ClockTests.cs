using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Clusters;

[Collection(ClusterCollection.Name)]
public sealed class ClockTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Callers = 16;
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Silos_whose_clocks_differ_by_hours_and_jump_write_one_log_whose_time_never_falls()
    {
        await using var cluster = await SiloCluster.StartAsync(azurite, withClocks: true);
        await using var load = IntentsLoad.Start(cluster.Target, Callers);
        await load.WaitForMoreAsync(200);

        // The one that writes is ahead, so that the time of a log is; the others are beside and behind it.
        var writer = await cluster.FindWriterAsync();
        var other = (writer + 1) % cluster.Silos.Count;
        cluster.Clocks[writer].Jump(s_hour);
        cluster.Clocks[other].Jump(-s_hour);
        await load.WaitForMoreAsync(200);

        // Whoever takes over has a clock of its own, and a log whose time is ahead of it.
        Assert.Equal(0, await cluster.Silos[writer].StopAsync());
        await load.WaitForMoreAsync(200);
        cluster.Clocks[other].Jump(s_hour);
        await load.WaitForMoreAsync(200);

        await load.FinishAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{load.Numbers}");

        // Without the one that stopped: Orleans lets no silo in while another's clock is an hour ahead of its own.
        var survivors = cluster.Target.Silos.Where((_, silo) => silo != writer);
        var report = await Intents.CheckAsync(cluster.Target with { Silos = [.. survivors] });
        var times = report["logs"]!.AsArray().Select(log => log!["last_time_ms"]!.GetValue<long>());
        Assert.Contains(times, time => time > DateTimeOffset.UtcNow.AddMinutes(30).ToUnixTimeMilliseconds());
        cluster.Passed();
    }
}
