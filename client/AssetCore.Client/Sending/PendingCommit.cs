using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Client.Sending;

/// <summary>One commit on its way to its outcome. Used by one caller at a time.</summary>
internal sealed class PendingCommit(CommitRequest request)
{
    // The client's own word for when the key was first sent, which it may renew; a caller's stands.
    private readonly bool _statesHead = request.FirstSentWorldSeq is null;
    private bool _mayHaveHappened;

    /// <summary>The request as it is sent.</summary>
    public CommitRequest Request { get; private set; } = request;

    /// <summary>What became of the last attempt; null if it brought no answer.</summary>
    public CommitOutcome? Outcome { get; set; }

    /// <summary>
    /// Gives the request a key and the head at its first sending, unless it has them. From here on it may happen.
    /// </summary>
    public void BeginAttempt(WorldSeq head, TimeProvider time)
    {
        Outcome = null;
        if (Request is { IdempotencyKey: not null, FirstSentWorldSeq: not null }) return;
        Request = Request with
        {
            IdempotencyKey = Request.IdempotencyKey ?? NewKeys.Next(time),
            // A client that knows no head says nothing: 0 would be refused by every world that has forgotten a key.
            FirstSentWorldSeq = Request.FirstSentWorldSeq ?? (head > WorldSeq.None ? head : null),
        };
    }

    /// <summary>Takes the answer to an attempt.</summary>
    /// <returns>True if it asks for another attempt.</returns>
    public bool EndAttempt(CommitOutcome outcome, ImmutableHashSet<ErrorCode> retried)
    {
        Outcome = outcome;
        if (outcome.Rejection is not { } refusal) return false;
        if (refusal.Code == ErrorCode.IdempotencyExpired) return RenewsHead();
        _mayHaveHappened |= Certainty.LeavesOpen(refusal.Code);
        return retried.Contains(refusal.Code);
    }

    /// <summary>Notes that an attempt ended without an answer.</summary>
    public void LoseAttempt() => _mayHaveHappened = true;

    /// <summary>Notes that an attempt was refused before the commit was sent.</summary>
    public void RefuseUnsent(Rejection refusal) => Outcome = CommitOutcome.Refused(
        _mayHaveHappened ? new Rejection(ErrorCode.OutcomeUnknown, refusal.Detail) : Certainty.NotSent(refusal));

    /// <summary>
    /// The outcome. A commit that may have happened is <c>OUTCOME_UNKNOWN</c>, with what is to be repeated; one that
    /// was never sent is refused as not executed.
    /// </summary>
    /// <param name="reason">Why the last attempt settled nothing.</param>
    public CommitOutcome Close(string reason)
    {
        if (Outcome is { } outcome && !(_mayHaveHappened && SaysNothing(outcome.Rejection))) return outcome;
        // Whatever was sent has left an outcome or a doubt.
        if (!_mayHaveHappened) return CommitOutcome.Refused(Certainty.NotSent(reason));
        var detail = $"{Outcome?.Rejection?.Detail ?? reason} The commit may have happened: repeat it";
        var key = Request.IdempotencyKey!;
        ImmutableArray<RejectionFact> facts = Request.FirstSentWorldSeq is { } first
            ? [new RejectionFact("idempotency_key", key), new RejectionFact("first_sent_world_seq", first.ToString())]
            : [new RejectionFact("idempotency_key", key)];
        return CommitOutcome.Refused(
            new Rejection(ErrorCode.OutcomeUnknown, $"{detail} with the key {key}.", null, facts));
    }

    // What this client knew of the head was older than what the world remembers. No attempt can have happened, so the
    // key is as good as new, and the head can be stated as it is now.
    private bool RenewsHead()
    {
        if (!_statesHead || _mayHaveHappened) return false;
        Request = Request with { FirstSentWorldSeq = null };
        return true;
    }

    // "Not executed" speaks of its own attempt only: an earlier one may have landed.
    private static bool SaysNothing(Rejection? refusal) => refusal is not null && Certainty.SaysNothing(refusal.Code);
}
