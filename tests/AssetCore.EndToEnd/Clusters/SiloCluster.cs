using AssetCore.EndToEnd.Processes;
using AssetCore.Testing.Azurite;

namespace AssetCore.EndToEnd.Clusters;

/// <summary>Silos in processes of their own that find each other through Redis and share a store on Azurite.</summary>
internal sealed class SiloCluster : IAsyncDisposable
{
    /// <summary>
    /// Two seconds until a frozen silo is dead: soon for a test, and still many times what a busy machine delays.
    /// </summary>
    private const string ProbeTimeout = "00:00:01";

    /// <summary>For how long a starting silo may wait for what the others' deaths have left behind.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly RedisServer _redis;
    private readonly LogFolder _folder;
    private readonly string[] _settings;
    private readonly SiloPorts[] _ports;
    private readonly SiloProcess[] _silos;
    private int _starts;

    private SiloCluster(RedisServer redis, LogFolder folder, string[] settings, IReadOnlyList<string> store, int silos)
    {
        _redis = redis;
        _folder = folder;
        _settings = settings;
        _ports = [.. Enumerable.Range(0, silos).Select(_ => SiloPorts.Free())];
        _silos = new SiloProcess[silos];
        Target = new IntentsTarget(
            [.. _ports.Select(ports => new Uri($"http://127.0.0.1:{ports.Http}"))],
            Path.Combine(Tokens, "admin.json"),
            folder.Path("journal"),
            "1,2,3",
            store);
    }

    /// <summary>For the load and the check.</summary>
    public IntentsTarget Target { get; }

    public IReadOnlyList<SiloProcess> Silos => _silos;

    private string Tokens => _folder.Path("auth/tokens");

    public static async Task<SiloCluster> StartAsync(Azurite azurite, int silos = 3)
    {
        var redis = await RedisServer.StartAsync();
        var folder = new LogFolder();
        var connection = await azurite.GetConnectionStringAsync();
        var container = Azurite.NewContainerName();
        string[] settings =
        [
            "--AssetCore:Storage:Kind", "AzureBlobs",
            "--AssetCore:Storage:AzureBlobs:ConnectionString", connection,
            "--AssetCore:Storage:AzureBlobs:ContainerName", container,
            "--AssetCore:Auth:Root", folder.Path("auth"),
            "--AssetCore:Clustering:Kind", "Redis",
            "--AssetCore:Clustering:Redis:ConnectionString", redis.ConnectionString,
            "--AssetCore:Clustering:AdvertisedAddress", "127.0.0.1",
            "--AssetCore:Clustering:ProbeTimeout", ProbeTimeout,
            "--AssetCore:Clustering:MissedProbesMax", "2",
        ];
        string[] store = ["--connection-string", connection, "--container", container];
        var cluster = new SiloCluster(redis, folder, settings, store, silos);
        await cluster.LaunchAsync(Enumerable.Range(0, silos));
        return cluster;
    }

    /// <summary>Starts silos, the first time or again at the same addresses, and waits until they are ready.</summary>
    public async Task LaunchAsync(IEnumerable<int> silos)
    {
        var launched = silos.Select(Launch).ToList();
        foreach (var silo in launched) await silo.WaitUntilReadyAsync();
    }

    /// <summary>
    /// The silo that writes most of what is being written, as its own count of appends tells while a load runs.
    /// </summary>
    public async Task<int> FindWriterAsync()
    {
        var before = await AppendsAsync();
        var (writer, most) = (-1, 0d);
        await Polling.UntilAsync(
            async () =>
            {
                var now = await AppendsAsync();
                (writer, most) = now.Select((count, silo) => (silo, count - before[silo])).MaxBy(pair => pair.Item2);
                return most >= 20;
            },
            s_patience,
            () => "no silo appended anything");
        return writer;
    }

    /// <summary>The load and everything else is as it should be.</summary>
    public void Passed() => _folder.Passed();

    public async ValueTask DisposeAsync()
    {
        foreach (var silo in _silos) await silo.DisposeAsync();
        _folder.Dispose();
        await _redis.DisposeAsync();
    }

    private SiloProcess Launch(int silo)
    {
        var process = SiloProcess.Launch(_settings, Tokens, _ports[silo]);
        return _silos[silo] = _folder.Keep($"silo-{silo}-start-{++_starts}", process);
    }

    private async Task<double[]> AppendsAsync() => await Task.WhenAll(_silos.Select(silo =>
        silo.HasExited
            ? Task.FromResult(0d)
            : Metrics.ReadAsync(silo.Address, "assetcore_grains_append_duration_seconds_count")));
}
