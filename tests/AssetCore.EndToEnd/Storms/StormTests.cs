using AssetCore.EndToEnd.Clusters;
using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Storms;

[Collection(ClusterCollection.Name)]
public sealed class StormTests(Azurite azurite) : IClassFixture<Azurite>
{
    private const int Callers = 200;

    /// <summary>Fewer than the callers, so that the bound is met.</summary>
    private const int QueueCommitsMax = 100;

    /// <summary>
    /// What a storm may add to the memory of the silo: some queues full of small commits are far below it, a queue
    /// without a bound would not stay below it for long.
    /// </summary>
    private const long MemoryGrowthMax = 256L * 1024 * 1024;

    /// <summary>Whatever the weather, everybody has an answer by then.</summary>
    private const int AnswerSecondsMax = 30;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>What a caller may hear while the store is away, and nothing else.</summary>
    private static readonly HashSet<string> s_fairCodes =
        ["OVERLOADED", "STORAGE_UNAVAILABLE", "OUTCOME_UNKNOWN", "RECOVERING", "WRITER_FENCED", "INSUFFICIENT_BALANCE"];

    [Fact]
    public async Task A_world_outlives_every_storm_of_its_store_sheds_load_meanwhile_and_comes_back_by_itself()
    {
        var connection = await azurite.GetConnectionStringAsync();
        var container = Azurite.NewContainerName();
        await using var proxy = await StoreProxy.StartAsync(connection);
        using var folder = new LogFolder();
        string[] settings =
        [
            "--AssetCore:Storage:Kind", "AzureBlobs",
            "--AssetCore:Storage:AzureBlobs:ConnectionString", proxy.ConnectionString,
            "--AssetCore:Storage:AzureBlobs:ContainerName", container,
            "--AssetCore:Auth:Root", folder.Path("auth"),
            "--AssetCore:Grains:QueueCommitsMax", $"{QueueCommitsMax}",
        ];
        var tokens = folder.Path("auth/tokens");
        await using var silo = folder.Keep("silo", SiloProcess.Launch(settings, tokens, SiloPorts.Free()));
        await silo.WaitUntilReadyAsync();
        var target = new IntentsTarget(
            [silo.Address],
            Path.Combine(tokens, "admin.json"),
            folder.Path("journal"),
            "1,2",
            ["--connection-string", connection, "--container", container]);
        await using var load = IntentsLoad.Start(target, Callers, pauseMs: 200, AnswerSecondsMax);
        await load.WaitForMoreAsync(500);
        var memory = silo.WorkingSet;

        foreach (var storm in Storm.All)
        {
            await RageAsync(storm, proxy, silo, memory);
            await load.WaitForMoreAsync(500);
            TestContext.Current.TestOutputHelper?.WriteLine($"{storm.Name}: {load.Numbers}");
        }

        await load.FinishAsync();
        await Polling.UntilAsync(() => proxy.Held == 0, s_patience, () => "the last late request has not arrived");
        await Intents.CheckAsync(target);
        Assert.Empty(load.Numbers.Codes.Keys.Except(s_fairCodes));
        folder.Passed();
    }

    // The silo is watched all the while; the storm's length is what is being tested, so it passes by the clock.
    private static async Task RageAsync(Storm storm, StoreProxy proxy, SiloProcess silo, long memory)
    {
        proxy.Turn(storm.Share, storm.Weathers);
        using var end = new CancellationTokenSource(storm.Length);
        while (!end.IsCancellationRequested)
        {
            var queued = await Metrics.ReadAsync(silo.Address, "assetcore_grains_queue_commits");
            Assert.InRange(queued, 0, QueueCommitsMax * 3);
            Assert.InRange(silo.WorkingSet, 0, memory + MemoryGrowthMax);
            await Polling.PauseAsync();
        }

        proxy.Clear();
    }
}
