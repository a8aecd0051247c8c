namespace AssetCore.Benchmarks.Pipeline;

/// <summary>What this process has spent, or spent between two moments.</summary>
/// <param name="Processor">Processor time of all its threads.</param>
/// <param name="AllocatedBytes">Bytes allocated by all its threads.</param>
/// <param name="Pauses">For how long the garbage collector held all threads up.</param>
internal readonly record struct ProcessCost(TimeSpan Processor, long AllocatedBytes, TimeSpan Pauses)
{
    /// <summary>Everything since the process began.</summary>
    public static ProcessCost Now => new(
        Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes(precise: true), GC.GetTotalPauseDuration());

    /// <summary>What was spent since <paramref name="before"/>.</summary>
    public ProcessCost Since(ProcessCost before) => new(
        Processor - before.Processor, AllocatedBytes - before.AllocatedBytes, Pauses - before.Pauses);
}
