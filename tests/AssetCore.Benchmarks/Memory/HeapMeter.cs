using System.Runtime;

namespace AssetCore.Benchmarks.Memory;

/// <summary>How much the managed heap of this process holds.</summary>
internal static class HeapMeter
{
    /// <summary>Bytes of what is still referred to, after everything else was collected.</summary>
    public static async Task<long> MeasureAsync()
    {
        // On a stack of its own: on the present one may stand methods that have ended and still hold what they made.
        await Task.Yield();
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
