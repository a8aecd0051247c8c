using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Peers;
using AssetCore.Benchmarks.Peers.Postgres;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Goals;

/// <summary>Thousands of transfers a call to one world, beside PostgreSQL with a thousand a call.</summary>
internal sealed class Goal03Bulk : IGoal
{
    private const long World = 1;
    private const double PerSecondMin = 1_000_000;
    private const double OfPostgresMin = 20;

    public int Number => 3;

    public string Title => "bulk: 8,190 transfers a call, one world";

    public async Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration)
    {
        var azurite = await MeasureAsync("azurite", duration);
        var files = await MeasureAsync("files", duration);
        var postgres = await PostgresPeer.MeasureBulkAsync(duration);
        return [.. Check("azurite", azurite, postgres), .. Check("files", files, postgres)];
    }

    private static IEnumerable<GoalCheck> Check(string store, BulkResult bulk, PeerFigure postgres) =>
    [
        GoalCheck.Alone(
            $"{store}: transfers/s ({bulk.Way.Name})", bulk.TransfersPerSecond, Limit.AtLeast(PerSecondMin)),
        GoalCheck.Ratio(
            $"{store}: transfers/s",
            bulk.TransfersPerSecond,
            $"PostgreSQL, 1,000 a call, {postgres.Callers} clients",
            postgres.TransfersPerSecond,
            Limit.AtLeast(OfPostgresMin)),
    ];

    private static async Task<BulkResult> MeasureAsync(string store, TimeSpan duration)
    {
        await using var place = await StorePlace.OpenAsync(store);
        await using var silo = await BenchmarkSilo.StartAsync(place.Store);
        await silo.CreateWorldAsync(World);
        var pipeline = new AssetCorePipeline(silo.Grains, World, throughClient: false);
        await pipeline.PrepareAsync(1);
        return (await PeerMeasurement.BulkAsync(new AssetCoreBulk(silo.Grains, World, pipeline), duration))[0];
    }
}
