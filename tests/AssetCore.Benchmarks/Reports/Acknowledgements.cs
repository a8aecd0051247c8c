using System.Diagnostics;
using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Reports;

/// <summary>
/// When each commit was acknowledged, by its last sequence number. Any thread; grows with the load, a page at a time.
/// </summary>
internal sealed class Acknowledgements
{
    // Every commit of the load is one transfer: two events.
    private const int EventsPerCommit = 2;
    private const int PageSequences = 1 << 16;

    // Two billion commits: more than any load comes to.
    private readonly long[]?[] _pages = new long[1 << 16][];

    public void Record(CommitReceipt receipt)
    {
        var last = receipt.WorldSeqEnd.Value;
        Volatile.Write(ref Page(last / PageSequences)[last % PageSequences], Stopwatch.GetTimestamp());
    }

    /// <summary>
    /// For how long, at a time, the commit after a sequence number had been acknowledged; 0 if it had not been.
    /// </summary>
    public long AgeAfter(WorldSeq shown, long time)
    {
        var next = shown.Value + EventsPerCommit;
        var page = Volatile.Read(ref _pages[next / PageSequences]);
        var at = page is null ? 0 : Volatile.Read(ref page[next % PageSequences]);
        return at == 0 ? 0 : Math.Max(0, time - at);
    }

    private long[] Page(long number)
    {
        ref var page = ref _pages[number];
        return Volatile.Read(ref page)
            ?? Interlocked.CompareExchange(ref page, new long[PageSequences], null)
            ?? Volatile.Read(ref page)!;
    }
}
