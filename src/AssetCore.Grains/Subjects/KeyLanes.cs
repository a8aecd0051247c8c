namespace AssetCore.Grains.Subjects;

/// <summary>Looks after the keys of many subjects at a time, but not of all at once.</summary>
internal static class KeyLanes
{
    /// <summary>
    /// Subjects looked after at a time: reading a page of a hundred takes some seven round trips to the store, and one
    /// caller cannot take all its connections.
    /// </summary>
    public const int LanesMax = 16;

    /// <summary>Does the work for each item; ends when all is done, or with the first fault.</summary>
    public static Task ForEachAsync<T>(IReadOnlyList<T> items, Func<T, Task> work)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, Math.Min(LanesMax, items.Count)).Select(_ => RunAsync()));

        async Task RunAsync()
        {
            for (var at = Interlocked.Increment(ref next); at < items.Count; at = Interlocked.Increment(ref next))
                await work(items[at]);
        }
    }
}
