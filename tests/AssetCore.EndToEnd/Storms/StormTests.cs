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

    /// <summary>The queues of two worlds, and of the index of worlds.</summary>
    private const int QueuedMax = QueueCommitsMax * 3;

    /// <summary>
    /// What a storm may add to the memory of the silo: some queues full of small commits are far below it, a queue
    /// without a bound would not stay below it for long.
    /// </summary>
    private const long MemoryGrowthMax = 256L * 1024 * 1024;

    /// <summary>Whatever the weather, everybody has an answer by then.</summary>
    private const int AnswerSecondsMax = 30;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>That load is shed: what a caller hears for as long as the store is away.</summary>
    private static readonly string[] s_shedding = ["OVERLOADED", "STORAGE_UNAVAILABLE"];

    /// <summary>
    /// What a caller may hear, and nothing else. Beside the shedding of load: the outcome of the one append that the
    /// storm met cannot be known; the activation that had it ends, hands its calls back as those of a writer that is
    /// no more, and the next one reads the log. A balance is too small whatever the weather.
    /// </summary>
    private static readonly HashSet<string> s_fairCodes =
        [.. s_shedding, "OUTCOME_UNKNOWN", "RECOVERING", "WRITER_FENCED", "INSUFFICIENT_BALANCE"];

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

        var mostQueued = 0d;
        foreach (var storm in Storm.All)
        {
            var (before, met) = (load.Numbers, storm.Weathers.Select(proxy.Met).ToArray());
            mostQueued = Math.Max(mostQueued, await RageAsync(storm, proxy, silo, memory));
            await load.WaitForMoreAsync(500);
            var hits = storm.Weathers.Select((weather, i) => (weather, Count: proxy.Met(weather) - met[i])).ToArray();
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{storm.Name}, met by {string.Join(", ", hits)}; {mostQueued} queued at most: {load.Numbers}");
            AssertRaged(storm, hits, before, load.Numbers);
        }

        await load.FinishAsync();
        await Polling.UntilAsync(() => proxy.Held == 0, s_patience, () => "the last late request has not arrived");
        await Intents.CheckAsync(target);
        Assert.Empty(load.Numbers.Codes.Keys.Except(s_fairCodes));

        // The bound was not only kept: there were commits enough to meet it. A short storm may be over before they are.
        Assert.InRange(mostQueued, 1, QueuedMax);
        if (Nightly.IsOn) Assert.True(load.Numbers.CountOf("OVERLOADED") > 0, "no queue was ever full");
        folder.Passed();
    }

    // A storm that hits nothing, or that nobody notices, proves nothing. A short one is over before the budget of an
    // append is used up, and commits wait for it to pass.
    private static void AssertRaged(
        Storm storm, (StoreWeather Weather, long Count)[] hits, LoadNumbers before, LoadNumbers after)
    {
        Assert.All(hits, hit => Assert.True(hit.Count > 0, $"{storm.Name}: no request met {hit.Weather}"));
        if (storm.Share < 1 || !Nightly.IsOn) return;
        var shed = s_shedding.Sum(code => after.CountOf(code) - before.CountOf(code));
        Assert.True(shed > 0, $"{storm.Name}: nobody heard that load is shed: {after}");
    }

    /// <summary>
    /// Lets a storm rage. The silo is watched all the while; the storm's length is what is being tested, so it passes
    /// by the clock.
    /// </summary>
    /// <returns>The most commits that waited in the silo's queues at a time.</returns>
    private static async Task<double> RageAsync(Storm storm, StoreProxy proxy, SiloProcess silo, long memory)
    {
        proxy.Turn(storm.Share, storm.Weathers);
        var most = 0d;
        using var end = new CancellationTokenSource(storm.Length);
        while (!end.IsCancellationRequested)
        {
            var queued = await Metrics.ReadAsync(silo.Address, "assetcore_grains_queue_commits");
            Assert.InRange(queued, 0, QueuedMax);
            Assert.InRange(silo.WorkingSet, 0, memory + MemoryGrowthMax);
            most = Math.Max(most, queued);
            await Polling.PauseAsync();
        }

        proxy.Clear();
        return most;
    }
}
