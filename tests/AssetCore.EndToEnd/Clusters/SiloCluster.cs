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

    private const int SiloCount = 3;

    /// <summary>From the first to the last zone there is, with a half hour between.</summary>
    private static readonly string[] s_zones = ["Pacific/Kiritimati", "Asia/Kolkata", "Pacific/Pago_Pago"];

    /// <summary>For how long a starting silo may wait for what the others' deaths have left behind.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private readonly RedisServer _redis;
    private readonly LogFolder _folder;
    private readonly string[] _settings;
    private readonly SiloPorts[] _ports;
    private readonly SiloProcess?[] _silos;
    private int _starts;

    private SiloCluster(RedisServer redis, LogFolder folder, string[] settings, IReadOnlyList<string> store)
    {
        _redis = redis;
        _folder = folder;
        _settings = settings;
        _ports = [.. Enumerable.Range(0, SiloCount).Select(_ => SiloPorts.Free())];
        _silos = new SiloProcess[SiloCount];
        Target = new IntentsTarget(
            [.. _ports.Select(ports => new Uri($"http://127.0.0.1:{ports.Http}"))],
            Path.Combine(Tokens, "admin.json"),
            folder.Path("journal"),
            "1,2,3",
            store);
    }

    /// <summary>For the load and the check.</summary>
    public IntentsTarget Target { get; }

    /// <summary>The silos, each as it was started last.</summary>
    public IReadOnlyList<SiloProcess> Silos => [.. _silos.Select(silo => silo!)];

    private string Tokens => _folder.Path("auth/tokens");

    /// <summary>The clocks of the silos, if the test sets them.</summary>
    public IReadOnlyList<FakeClock> Clocks { get; private init; } = [];

    /// <summary>Starts a cluster and waits until all its silos are ready.</summary>
    /// <param name="azurite">The store.</param>
    /// <param name="withClocks">
    /// True if the test sets the clocks of the silos, each of which has a time zone of its own.
    /// </param>
    public static async Task<SiloCluster> StartAsync(Azurite azurite, bool withClocks = false)
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
        var clocks = withClocks
            ? await Task.WhenAll(s_zones.Select((_, silo) => FakeClock.CreateAsync(folder.Path($"clock-{silo}"))))
            : [];
        var cluster = new SiloCluster(redis, folder, settings, store) { Clocks = clocks };
        try
        {
            await cluster.LaunchAsync(Enumerable.Range(0, SiloCount));
            return cluster;
        }
        catch
        {
            // Nobody else can end what has been started by now, and tell where its logs are.
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Starts the silos that are dead again at the same addresses, and waits until all are ready: those that were
    /// killed, and those that ended themselves since a busy machine let them be declared dead.
    /// </summary>
    public Task RestartDeadAsync() =>
        LaunchAsync(Enumerable.Range(0, SiloCount).Where(silo => Silos[silo].HasExited));

    private async Task LaunchAsync(IEnumerable<int> silos)
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
        foreach (var silo in _silos.OfType<SiloProcess>()) await silo.DisposeAsync();
        _folder.Dispose();
        await _redis.DisposeAsync();
    }

    private SiloProcess Launch(int silo)
    {
        string[] through = Clocks.Count > 0 ? [.. Clocks[silo].Through, $"TZ={s_zones[silo]}"] : [];
        var process = SiloProcess.Launch(_settings, Tokens, _ports[silo], through);
        return _silos[silo] = _folder.Keep($"silo-{silo}-start-{++_starts}", process);
    }

    private async Task<double[]> AppendsAsync() => await Task.WhenAll(Silos.Select(silo =>
        silo.HasExited
            ? Task.FromResult(0d)
            : Metrics.ReadAsync(silo.Address, "assetcore_grains_append_duration_seconds_count")));
}
