using System.Diagnostics.Metrics;
using AssetCore.Grains.Telemetry;
using AssetCore.Grains.Upkeep;
using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Checkpoints;
using AssetCore.Recovery.Upkeep;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains.Tests.Upkeep;

/// <summary>An upkeep that runs without a silo.</summary>
internal sealed class RunningUpkeep : ISiloLifecycle, IAsyncDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly UpkeepService _service;
    private ILifecycleObserver? _observer;

    private RunningUpkeep(
        ILogStore store, TimeProvider time, AssetCoreOptions options, IEnumerable<IWorldChore> chores)
    {
        var metrics = new GrainMetrics(_services.GetRequiredService<IMeterFactory>());
        _service = new UpkeepService(
            store, Options.Create(options), time, metrics, chores, NullLogger<UpkeepService>.Instance);
        _service.Participate(this);
    }

    public int HighestCompletedStage => int.MinValue;

    public int LowestStoppedStage => int.MaxValue;

    public static async Task<RunningUpkeep> StartAsync(
        ILogStore store, TimeProvider time, AssetCoreOptions options, params IEnumerable<IWorldChore> chores)
    {
        var running = new RunningUpkeep(store, time, options, chores);
        await running._observer!.OnStart(CancellationToken.None);
        return running;
    }

    /// <summary>Somebody opens a world and watches it; nothing is forgotten of what failed before.</summary>
    public UpkeepWatch Ask(long world, bool wantsCheckpoint = false)
    {
        var tail = wantsCheckpoint ? new ReplayCost(1L << 40, 1L << 40, 1L << 40) : default;
        var watch = new UpkeepWatch(new WorldId(world), null, tail, _service);
        watch.Begin();
        return watch;
    }

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        _observer = observer;
        return _services;
    }

    public async ValueTask DisposeAsync()
    {
        await _observer!.OnStop(CancellationToken.None);
        _service.Dispose();
        await _services.DisposeAsync();
    }
}
