using System.Diagnostics;
using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Benchmarks.Reports;

/// <summary>When each commit was acknowledged, by its last sequence number. Any thread.</summary>
internal sealed class Acknowledgements
{
    // Every commit of the load is one transfer: two events.
    private const int EventsPerCommit = 2;
    private const int SequencesMax = 16 * 1024 * 1024;
    private readonly long[] _at = new long[SequencesMax];

    public void Record(CommitReceipt receipt)
    {
        if (receipt.WorldSeqEnd.Value < SequencesMax)
            Volatile.Write(ref _at[receipt.WorldSeqEnd.Value], Stopwatch.GetTimestamp());
    }

    /// <summary>
    /// For how long, at a time, the commit after a sequence number had been acknowledged; 0 if it had not been.
    /// </summary>
    public long AgeAfter(WorldSeq shown, long time)
    {
        var next = shown.Value + EventsPerCommit;
        var at = next < SequencesMax ? Volatile.Read(ref _at[next]) : 0;
        return at == 0 ? 0 : Math.Max(0, time - at);
    }
}
