using AssetCore.Benchmarks.Hosting;
using AssetCore.Benchmarks.Peers;
using AssetCore.Benchmarks.Peers.Postgres;
using AssetCore.Benchmarks.Pipeline;

namespace AssetCore.Benchmarks.Goals;

/// <summary>
/// Thousands of transfers a call to one world, beside PostgreSQL with a thousand a call: held against the function that
/// does the same transfer, called for each; told beside the fastest way there is, which sums over each account.
/// </summary>
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

    private static IEnumerable<GoalCheck> Check(
        string store, BulkResult bulk, (PeerFigure Each, PeerFigure Best) postgres) =>
    [
        GoalCheck.Alone(
            $"{store}: transfers/s ({bulk.Way.Name})", bulk.TransfersPerSecond, Limit.AtLeast(PerSecondMin)),
        Beside(store, bulk, "the function for each", postgres.Each, Limit.AtLeast(OfPostgresMin)),
        Beside(store, bulk, "sums", postgres.Best, Limit.None),
    ];

    private static GoalCheck Beside(string store, BulkResult bulk, string way, PeerFigure postgres, Limit limit) =>
        GoalCheck.Ratio(
            $"{store}: transfers/s",
            bulk.TransfersPerSecond,
            $"PostgreSQL, 1,000 a call ({way}, {postgres.Callers} clients)",
            postgres.TransfersPerSecond,
            limit);

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
