namespace AssetCore.Benchmarks.Hosting;

/// <summary>Silos of one cluster over one store, all in this process.</summary>
internal sealed class BenchmarkCluster : IAsyncDisposable
{
    private const int SilosDefault = 3;
    private readonly StorePlace _place;
    private readonly List<BenchmarkSilo> _silos = [];

    private BenchmarkCluster(StorePlace place) => _place = place;

    /// <summary>The silos; the first keeps the membership.</summary>
    public IReadOnlyList<BenchmarkSilo> Silos => _silos;

    public static async Task<BenchmarkCluster> StartAsync(string store, int silos = SilosDefault)
    {
        var cluster = new BenchmarkCluster(await StorePlace.OpenAsync(store));
        var primary = FreePort.Next();
        for (var number = 0; number < silos; number++)
        {
            cluster._silos.Add(await BenchmarkSilo.StartAsync(
                cluster._place.Store, number == 0 ? primary : FreePort.Next(), primary));
        }

        return cluster;
    }

    public async ValueTask DisposeAsync()
    {
        // The one that keeps the membership goes last.
        foreach (var silo in Enumerable.Reverse(_silos)) await silo.DisposeAsync();
        await _place.DisposeAsync();
    }
}
