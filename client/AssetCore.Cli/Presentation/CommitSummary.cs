using AssetCore.Cli.Online;

namespace AssetCore.Cli.Presentation;

/// <summary>Counts what became of the requests of one run.</summary>
internal sealed class CommitSummary
{
    /// <summary>Refusals that are kept to be shown; the rest is counted.</summary>
    private const int RefusalsMax = 20;

    private readonly List<CommitResult> _refusals = [];

    /// <summary>Requests that were answered.</summary>
    public long Sent { get; private set; }

    /// <summary>Commits that took place now.</summary>
    public long Committed { get; private set; }

    /// <summary>Commits that had taken place before.</summary>
    public long Replayed { get; private set; }

    /// <summary>Requests that were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Events that the commits caused.</summary>
    public long Events { get; private set; }

    /// <summary>The lowest sequence number of a commit; 0 if there is none.</summary>
    public long FirstWorldSeq { get; private set; }

    /// <summary>The highest sequence number of a commit; 0 if there is none.</summary>
    public long LastWorldSeq { get; private set; }

    /// <summary>The last result; null before the first.</summary>
    public CommitResult? Last { get; private set; }

    /// <summary>The first refusals.</summary>
    public IReadOnlyList<CommitResult> Refusals => _refusals;

    /// <summary>The first refusal, or null.</summary>
    public CommitResult? FirstRefusal => _refusals.FirstOrDefault();

    /// <summary>What the process ends with.</summary>
    public ExitCode ExitCode => FirstRefusal?.Problem!.ExitCode ?? ExitCode.Ok;

    /// <summary>Counts one more result.</summary>
    public void Add(CommitResult result)
    {
        Sent++;
        Last = result;
        if (result.Problem is not null)
        {
            Refused++;
            if (_refusals.Count < RefusalsMax) _refusals.Add(result);
            return;
        }

        if (result.IsReplay) Replayed++;
        else Committed++;
        Events += result.EventCount;
        FirstWorldSeq = FirstWorldSeq == 0 ? result.WorldSeqStart : Math.Min(FirstWorldSeq, result.WorldSeqStart);
        LastWorldSeq = Math.Max(LastWorldSeq, result.WorldSeqEnd);
    }
}
