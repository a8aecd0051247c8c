using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using AssetCore.Benchmarks.Reports;

namespace AssetCore.Benchmarks.Operations;

/// <summary>
/// What each operation costs alone, judged, carried out and encoded, in a small world and in one a hundred times
/// larger: what grows with the world shows.
/// </summary>
internal static class OperationsReport
{
    private const int SmallSize = 1_000;
    private const int LargeSize = 100_000;

    // Enough that the median is stable and short enough that every line together takes less than a minute.
    private const int Rounds = 41;

    public static Command CreateCommand() => SectionCommand.Create(
        "operations", "what each operation costs alone, in a small world and in a large one", Measure);

    private static string Measure()
    {
        // Twice: the first time compiles, and lets the compiler see what is hot.
        Measure(new FurnishedWorld(SmallSize));
        var small = Measure(new FurnishedWorld(SmallSize));
        var large = Measure(new FurnishedWorld(LargeSize));
        return Table(small, large);
    }

    private static List<OperationCost> Measure(FurnishedWorld world)
    {
        var costs = new List<OperationCost>();
        foreach (var one in new OperationCases(world).All()) costs.Add(Measure(world, one));
        return costs;
    }

    private static OperationCost Measure(FurnishedWorld world, OperationCase one)
    {
        var (engine, commit) = (world.Engine, world.Prepare(one.Operations));
        var times = new double[Rounds];
        var bytes = 0L;

        // The first half warms up; the batch is undone each time, so that every round meets the same world.
        for (var round = -Rounds; round < Rounds; round++)
        {
            engine.BeginBatch(0);
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            var outcome = engine.Execute(commit);
            var elapsed = Stopwatch.GetElapsedTime(started);
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (!outcome.IsCommitted)
                throw new InvalidOperationException($"{one.Name} was refused: {outcome.Rejection!.Detail}");
            engine.RollBack();
            if (round >= 0) times[round] = elapsed.TotalNanoseconds / one.Steps;
        }

        Array.Sort(times);
        return new OperationCost(one.Name, times[Rounds / 2], bytes / (double)one.Steps);
    }

    private static string Table(List<OperationCost> small, List<OperationCost> large)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"| operation | ns, {SmallSize:N0} of each | bytes | ");
        text.Append(
            CultureInfo.InvariantCulture, $"ns, {LargeSize:N0} of each | bytes | growth | of the yardstick |\n");
        text.Append("|---|---:|---:|---:|---:|---:|---:|\n");
        for (var i = 0; i < small.Count; i++)
        {
            var (few, many) = (small[i], large[i]);
            text.Append(CultureInfo.InvariantCulture, $"| {few.Name} | {few.Nanoseconds:F0} | {few.Bytes:F0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{many.Nanoseconds:F0} | {many.Bytes:F0} | ");
            text.Append(CultureInfo.InvariantCulture, $"{many.Nanoseconds / few.Nanoseconds:F1} | ");
            text.Append(CultureInfo.InvariantCulture, $"{few.Nanoseconds / small[0].Nanoseconds:F1} |\n");
        }

        return text.ToString();
    }
}
