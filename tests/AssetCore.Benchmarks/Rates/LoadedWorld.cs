using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Load;
using AssetCore.Benchmarks.Pipeline;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Rates;

/// <summary>
/// One world on one store under a load at a fixed rate, and raw appends to the same store beside it.
/// </summary>
internal sealed class LoadedWorld : IAsyncDisposable
{
    /// <summary>Commits under way at once: as many as a gateway's queue takes.</summary>
    public const int CallersMax = 65_536;

    private const long World = 1;
    private static readonly WorldId s_rawWorld = new(1_000_003);
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);
    // What the largest load left to do (segments to pack, a checkpoint) is not of the rate that is measured.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(4);
    private static readonly int[] s_callers = [1_000, 5_000];

    private readonly StorePlace _place;
    private readonly BenchmarkSilo _silo;
    private readonly AssetCorePipeline _pipeline;
    private readonly HeadAudit _audit;
    private readonly RawAppends _raw;
    private long _acknowledged;

    private LoadedWorld(
        StorePlace place, BenchmarkSilo silo, AssetCorePipeline pipeline, HeadAudit audit, RawAppends raw) =>
        (_place, _silo, _pipeline, _audit, _raw) = (place, silo, pipeline, audit, raw);

    /// <summary>Makes the world.</summary>
    /// <param name="store">files, azurite, memory.</param>
    public static async Task<LoadedWorld> OpenAsync(string store)
    {
        var place = await StorePlace.OpenAsync(store);
        var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(CallersMax);
        var audit = await HeadAudit.BeginAsync(silo.Grains, World);
        return new LoadedWorld(place, silo, pipeline, audit, await RawAppends.OpenAsync(place.Store, s_rawWorld));
    }

    /// <summary>Commits per second at most: the best of some numbers of callers that wait for answers.</summary>
    public async Task<double> MeasureMaximumAsync(TimeSpan duration)
    {
        var best = 0.0;
        foreach (var callers in s_callers)
        {
            var result = await ClosedLoop.RunAsync(_pipeline, callers, s_warmUp, duration);
            _acknowledged += result.Acknowledged;
            best = Math.Max(best, result.PerSecond);
        }

        return best;
    }

    /// <summary>A load at a rate, and the store's own appends of what its appends carried.</summary>
    /// <param name="perSecond">Commits due each second.</param>
    /// <param name="duration">How long each of both is counted.</param>
    public async Task<RateResult> MeasureAsync(double perSecond, TimeSpan duration)
    {
        var before = await MarkAsync();
        var load = await OpenLoop.RunAsync(_pipeline, perSecond, CallersMax, s_settling, duration);
        _acknowledged += load.Acknowledged;
        var bytes = (await MarkAsync()).AppendBytesSince(before);
        var raw = new Latencies();
        await _raw.RunAsync(bytes, duration, raw);
        return new RateResult(perSecond, load, bytes, raw);
    }

    /// <summary>
    /// Proves that every acknowledged commit is there, once, and that the sum over all balances is what it was.
    /// </summary>
    public async Task CheckAsync()
    {
        await _audit.CheckAsync(_acknowledged);
        await _pipeline.CheckAsync(_acknowledged);
    }

    public async ValueTask DisposeAsync()
    {
        await _raw.DisposeAsync();
        await _silo.DisposeAsync();
        await _place.DisposeAsync();
    }

    private Task<LogMark> MarkAsync() => LogMark.TakeAsync(_place.Store, _silo.Grains, World);
}
