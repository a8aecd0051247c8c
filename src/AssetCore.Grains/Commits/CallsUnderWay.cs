using AssetCore.Commits;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;

namespace AssetCore.Grains.Commits;

/// <summary>
/// The calls of a gateway that its world has not answered yet, and whether another may go. One at a time as long as
/// nobody else writes the world: what waits for the answer is the next call, and nothing is lost by that. With company
/// the world goes on to the others' calls when it answers, and what is not at its door by then waits for one append
/// more: so further calls are sent ahead. Used on the gateway's scheduler only.
/// </summary>
internal sealed class CallsUnderWay
{
    /// <summary>
    /// Calls under way at most: each but the first carries a quarter of what is under way at least, so eight are almost
    /// five times what the first of them carried, and a busy gateway comes back with its next call by then.
    /// </summary>
    public const int CallsMax = 8;

    /// <summary>
    /// What waits goes ahead if it is at least this part of what is under way: a few commits under load are not worth a
    /// call. At 10,000 commits/s from three silos that is what arrives in a millisecond; half of it made gateways wait
    /// for two.
    /// </summary>
    private const int AheadShare = 4;

    /// <summary>
    /// For so many answers after the last trace of another writer a gateway takes it that it has company.
    /// </summary>
    private const int CompanyAnswers = 16;

    private static readonly Func<CommitOutcome, bool> s_isNew =
        static outcome => outcome.Receipt is { IdempotentReplay: false };

    private readonly List<CallUnderWay> _calls = [];
    private WorldSeq _last = WorldSeq.None;
    private int _answersInCompany;
    private int _commits;
    private int _operations;
    private long _bytes;

    /// <summary>Commits of all calls but the first: those wait at the door of the world.</summary>
    public int CommitsAhead => _calls.Count == 0 ? 0 : _commits - _calls[0].Commits.Length;

    /// <summary>Bytes of those.</summary>
    public long BytesAhead => _calls.Count == 0 ? 0 : _bytes - _calls[0].Bytes;

    /// <summary>
    /// True if a call may go now. The rest of a caller's call does not pass what went before, and no more goes ahead
    /// than the world's next round can take: what waits here can still be refused as not executed.
    /// </summary>
    public bool MaySend(CommitQueue queue)
    {
        if (queue.IsEmpty) return false;
        if (_calls.Count == 0) return true;
        return _answersInCompany > 0
            && _calls.Count < CallsMax
            && !queue.IsCallDivided
            && queue.Commits >= _commits / AheadShare
            && FitsNextRound(queue);
    }

    /// <summary>A call is on its way.</summary>
    public void Begin(CallUnderWay call)
    {
        _calls.Add(call);
        _commits += call.Commits.Length;
        _operations += call.Operations;
        _bytes += call.Bytes;
    }

    /// <summary>The call has come back, or has failed.</summary>
    public void End(CallUnderWay call)
    {
        _calls.Remove(call);
        _commits -= call.Commits.Length;
        _operations -= call.Operations;
        _bytes -= call.Bytes;
    }

    /// <summary>
    /// Looks whether the world has given sequence numbers to anybody else since the answer before: then this gateway is
    /// not its only one. What the world does of itself, such as the release of holds, counts as well: calls that then
    /// go ahead of a lone gateway ride together all the same.
    /// </summary>
    public void Learn(CommitReplies replies)
    {
        // Between the first and the last of one call nobody else has a turn.
        var (first, last) = (
            replies.Outcomes.FirstOrDefault(s_isNew).Receipt, replies.Outcomes.LastOrDefault(s_isNew).Receipt);
        if (first is null || last is null) return;
        if (_last != WorldSeq.None && first.WorldSeqStart > _last.Next) _answersInCompany = CompanyAnswers;
        else if (_answersInCompany > 0) _answersInCompany--;
        if (last.WorldSeqEnd > _last) _last = last.WorldSeqEnd;
    }

    private bool FitsNextRound(CommitQueue queue) =>
        _operations - _calls[0].Operations + queue.Operations <= CommitQueue.CallOperationsMax
        && BytesAhead + queue.Bytes <= CommitQueue.CallBytesMax;
}
