namespace AssetCore.Benchmarks.Pipeline;

/// <summary>
/// A histogram that many callers fill at once: in as many parts as there are processors, for one of each caller's own
/// would be more memory than what is measured. Any thread.
/// </summary>
internal sealed class SharedLatencies
{
    private readonly Latencies[] _parts =
        [.. Enumerable.Range(0, Environment.ProcessorCount).Select(static _ => new Latencies())];

    public void Record(long stopwatchTicks)
    {
        var part = _parts[Environment.CurrentManagedThreadId % _parts.Length];
        lock (part) part.Record(stopwatchTicks);
    }

    /// <summary>All that was recorded so far.</summary>
    public Latencies Total()
    {
        var total = new Latencies();
        foreach (var part in _parts)
        {
            lock (part) total.Add(part);
        }

        return total;
    }
}
