using System.Diagnostics;

namespace AssetCore.Benchmarks.Recovery;

/// <summary>What something took.</summary>
/// <param name="Elapsed">Time on the clock.</param>
/// <param name="Processor">Processor time of this process: the same on a machine that others use too.</param>
internal readonly record struct Spent(TimeSpan Elapsed, TimeSpan Processor)
{
    public static async Task<Spent> MeasureAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var (began, processor) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        await work();
        return new Spent(Stopwatch.GetElapsedTime(began), Environment.CpuUsage.TotalTime - processor);
    }
}
