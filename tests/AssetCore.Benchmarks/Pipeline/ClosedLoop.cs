using System.Diagnostics;

namespace AssetCore.Benchmarks.Pipeline;

/// <summary>Callers that each wait for their answer before they ask again.</summary>
internal static class ClosedLoop
{
    /// <summary>Warms up, then counts for as long as asked.</summary>
    public static async Task<LoadResult> RunAsync(IPipeline pipeline, int callers, TimeSpan warmUp, TimeSpan duration)
    {
        var clock = new LoopClock(warmUp, duration);
        var latencies = new SharedLatencies();
        var counting = CountAsync(warmUp, duration);
        var loops = Enumerable.Range(0, callers)
            .Select(caller => Task.Run(() => CallAsync(pipeline, caller, clock, latencies)))
            .ToArray();
        var acknowledged = await Task.WhenAll(loops);
        var cost = await counting;
        return new LoadResult(pipeline.Name, callers, latencies.Total(), duration, acknowledged.Sum(), cost);
    }

    private static async Task<long> CallAsync(
        IPipeline pipeline, int caller, LoopClock clock, SharedLatencies latencies)
    {
        long acknowledged = 0;
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            if (clock.IsOver(started)) return acknowledged;
            await pipeline.CommitAsync(caller);
            acknowledged++;
            var ended = Stopwatch.GetTimestamp();
            if (clock.Counts(ended)) latencies.Record(ended - started);
        }
    }

    // The cost of what is counted alone: the warm-up compiles.
    private static async Task<ProcessCost> CountAsync(TimeSpan warmUp, TimeSpan duration)
    {
        await Task.Delay(warmUp);
        var before = ProcessCost.Now;
        await Task.Delay(duration);
        return ProcessCost.Now.Since(before);
    }

    private sealed class LoopClock(TimeSpan warmUp, TimeSpan duration)
    {
        private readonly long _from = Stopwatch.GetTimestamp() + ToTicks(warmUp);
        private readonly long _until = Stopwatch.GetTimestamp() + ToTicks(warmUp + duration);

        public bool IsOver(long now) => now >= _until;

        public bool Counts(long now) => now >= _from && now < _until;

        private static long ToTicks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
    }
}
