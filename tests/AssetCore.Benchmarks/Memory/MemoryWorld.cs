using System.Globalization;
using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Recovery;
using AssetCore.Grains.Replicas;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Recovery;
using AssetCore.Recovery.Opening;

namespace AssetCore.Benchmarks.Memory;

/// <summary>
/// A world of very many balances on files, through the rooms that a silo uses: written, built as a replica, recovered
/// from its log, put into a checkpoint and recovered from that. What balances take is the growth of the heap by them:
/// containers, classes and buffers are there before.
/// </summary>
internal sealed class MemoryWorld
{
    private static readonly TimeSpan s_callTimeout = TimeSpan.FromSeconds(30);

    private readonly ILogStore _store;
    private readonly ManyBalances _balances;
    private readonly RecoveryWorld _world;

    private MemoryWorld(ILogStore store, ManyBalances balances)
    {
        _store = store;
        _balances = balances;
        _world = new RecoveryWorld(store, new WorldId(1), accounts: 0);
    }

    /// <summary>Measures and proves; prints how long each step took.</summary>
    /// <param name="containers">Balance containers.</param>
    /// <param name="each">Balances in each.</param>
    /// <exception cref="InvalidOperationException">
    /// What was recovered is not what was written.
    /// </exception>
    public static async Task<MemoryFootprint> MeasureAsync(int containers, int each)
    {
        await using var place = await StorePlace.OpenAsync("files");
        var world = new MemoryWorld(place.Store, new ManyBalances(containers, each));
        return await world.MeasureAsync();
    }

    private async Task<MemoryFootprint> MeasureAsync()
    {
        var written = default(Written);
        var writing = await Spent.MeasureAsync(async () => written = await WriteAsync());
        Print("written, with a replica of the containers alone", writing);
        var side = await MeasureSideAsync(written.StateHash);
        await RecoverAsync("opened from the log", written.StateHash, fromCheckpoint: false);
        await TakeCheckpointAsync();
        await RecoverAsync("opened from the checkpoint", written.StateHash, fromCheckpoint: true);
        return new MemoryFootprint(
            written.Growth / (double)_balances.Count, (side - written.EmptySide) / _balances.Count);
    }

    private async Task<Written> WriteAsync()
    {
        var opened = await _world.OpenAsync();
        await _balances.FoundAsync(opened);
        var emptySide = await MeasureSideAsync(opened.Engine.StateHash);
        var before = await HeapMeter.MeasureAsync();
        await _balances.AddAsync(opened);
        var growth = await HeapMeter.MeasureAsync() - before;
        var hash = opened.Engine.StateHash;
        await opened.Log.DisposeAsync();
        return new Written(growth, emptySide, hash);
    }

    /// <summary>Bytes of one side of a replica that is built from the log as it is.</summary>
    private async Task<double> MeasureSideAsync(Hash128 expected)
    {
        var before = await HeapMeter.MeasureAsync();
        var log = new WorldLogReader(_store, _world.World);
        var recovered = await ReplicaRecovery.BuildAsync(
            _store, log, TimeProvider.System, null, CancellationToken.None)
            ?? throw new InvalidOperationException("Nothing was written.");
        var sides = ReplicaSides.Of(_world.World, recovered);
        var growth = await HeapMeter.MeasureAsync() - before;
        using var hold = sides.Read();
        Require(hold.State.StateHash == expected, "The replica differs from the writer.");
        return growth / 2.0;
    }

    private async Task RecoverAsync(string step, Hash128 expected, bool fromCheckpoint)
    {
        RecoveredWorld? opened = null;
        Print(step, await Spent.MeasureAsync(async () => opened = await _world.OpenAsync()));
        await opened!.Log.DisposeAsync();
        Require((opened.Checkpoint is not null) == fromCheckpoint, "It was not recovered from where it was to be.");
        Require(opened.Engine.StateHash == expected, "What was recovered differs from what was written.");
        var sum = Int128.Zero;
        Print("each balance read", await Spent.MeasureAsync(() =>
        {
            sum = _balances.SumOf(opened.Engine.State);
            return Task.CompletedTask;
        }));
        Require(sum == _balances.Sum, $"The balances come to {sum}, not {_balances.Sum}.");
    }

    private async Task TakeCheckpointAsync()
    {
        var taker = new CheckpointTaker(_store, _world.World, TimeProvider.System, s_callTimeout);
        long bytes = 0;
        var taking = await Spent.MeasureAsync(async () =>
            bytes = (await taker.TakeAsync(null, CancellationToken.None))!.Checkpoint.Bytes);
        Print($"checkpoint of {bytes / 1e6:N0} MB taken", taking);
    }

    private void Print(string step, Spent spent)
    {
        var (elapsed, processor) = (spent.Elapsed.TotalSeconds, spent.Processor.TotalSeconds);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{_balances.Count:N0} balances: {step}: {elapsed:N1} s ({processor:N1} s of processor time)"));
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new InvalidOperationException(otherwise);
    }

    /// <summary>What writing came to.</summary>
    /// <param name="Growth">Bytes by which the balances made the heap grow.</param>
    /// <param name="EmptySide">Bytes of a replica's side before there was a balance.</param>
    /// <param name="StateHash">The hash of the state.</param>
    private readonly record struct Written(long Growth, double EmptySide, Hash128 StateHash);
}
