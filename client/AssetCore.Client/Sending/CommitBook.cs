using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Client.Sending;

/// <summary>
/// Which of several commits have their outcome and which are still to be sent. Used by one caller at a time.
/// </summary>
internal sealed class CommitBook
{
    private readonly PendingCommit[] _commits;
    private PendingCommit[] _open;

    /// <summary>Takes requests, and refuses at once what is not well formed.</summary>
    public CommitBook(ImmutableArray<CommitRequest> requests, Func<CommitRequest, Rejection?> findFault)
    {
        _commits = new PendingCommit[requests.Length];
        var faults = 0;
        for (var i = 0; i < requests.Length; i++)
        {
            var commit = _commits[i] = new PendingCommit(requests[i]);
            if (findFault(requests[i]) is not { } refusal) continue;
            commit.Outcome = CommitOutcome.Refused(refusal);
            faults++;
        }

        _open = faults == 0 ? _commits : Array.FindAll(_commits, commit => commit.Outcome is null);
    }

    /// <summary>True if there is nothing to send.</summary>
    public bool IsSettled => _open.Length == 0;

    /// <summary>True if the world has forgotten more than the head that the last attempt stated.</summary>
    public bool WantsHead { get; private set; }

    /// <summary>
    /// The requests to send now. From here on they may have happened, until an answer says otherwise.
    /// </summary>
    /// <param name="head">The highest head that is known; 0 if none.</param>
    /// <param name="time">The clock of new keys.</param>
    public ImmutableArray<CommitRequest> BeginAttempt(WorldSeq head, TimeProvider time)
    {
        WantsHead = false;
        var requests = new CommitRequest[_open.Length];
        for (var i = 0; i < requests.Length; i++)
        {
            _open[i].BeginAttempt(head, time);
            requests[i] = _open[i].Request;
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(requests);
    }

    /// <summary>Takes the answers to the requests of this attempt, in order.</summary>
    /// <returns>The refusal that asks for the longest wait among those to be sent again; null if none is.</returns>
    public Rejection? EndAttempt(ImmutableArray<CommitOutcome> outcomes, ImmutableHashSet<ErrorCode> retried)
    {
        Rejection? longest = null;
        List<PendingCommit>? again = null;
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (!_open[i].EndAttempt(outcomes[i], retried)) continue;
            (again ??= []).Add(_open[i]);
            var refusal = outcomes[i].Rejection!;
            WantsHead |= refusal.Code == ErrorCode.IdempotencyExpired;
            if (longest is null || (refusal.RetryAfterMs ?? 0) > (longest.RetryAfterMs ?? 0)) longest = refusal;
        }

        _open = again is null ? [] : [.. again];
        return longest;
    }

    /// <summary>Notes that an attempt ended without an answer.</summary>
    public void LoseAttempt()
    {
        foreach (var commit in _open) commit.LoseAttempt();
    }

    /// <summary>Notes that an attempt was refused before anything was sent.</summary>
    public void RefuseUnsent(Rejection refusal)
    {
        foreach (var commit in _open) commit.RefuseUnsent(refusal);
    }

    /// <summary>
    /// The outcomes. A commit that may have happened is <c>OUTCOME_UNKNOWN</c>, with the key to repeat.
    /// </summary>
    /// <param name="reason">Why the last attempt settled nothing.</param>
    public ImmutableArray<CommitOutcome> Close(string reason)
    {
        var outcomes = new CommitOutcome[_commits.Length];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = _commits[i].Close(reason);
        return ImmutableCollectionsMarshal.AsImmutableArray(outcomes);
    }
}
