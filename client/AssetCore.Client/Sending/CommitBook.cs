using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;

namespace AssetCore.Client.Sending;

/// <summary>
/// Which of several commits have their outcome and which are still to be sent. Used by one caller at a time.
/// </summary>
internal sealed class CommitBook
{
    private readonly Entry[] _entries;
    private ImmutableArray<Entry> _open;

    /// <summary>Gives keys to requests without one and refuses at once what is not well formed.</summary>
    public CommitBook(ImmutableArray<CommitRequest> requests, WorldSeq highestSeen, TimeProvider time)
    {
        _entries = [.. requests.Select(request => new Entry(WithKey(request, highestSeen, time)))];
        foreach (var entry in _entries)
        {
            if (CommitRequestValidator.Validate(entry.Request) is { } refusal)
                entry.Outcome = CommitOutcome.Refused(refusal);
        }

        _open = [.. _entries.Where(entry => entry.Outcome is null)];
    }

    /// <summary>True if there is nothing to send.</summary>
    public bool IsSettled => _open.IsEmpty;

    /// <summary>
    /// The requests to send now. From here on they may have happened, until an answer says otherwise.
    /// </summary>
    public ImmutableArray<CommitRequest> BeginAttempt()
    {
        foreach (var entry in _open) entry.Outcome = null;
        return [.. _open.Select(entry => entry.Request)];
    }

    /// <summary>Takes the answers to the requests of this attempt, in order.</summary>
    /// <returns>The refusal that asks for the longest wait among those to be sent again; null if none is.</returns>
    public Rejection? EndAttempt(ImmutableArray<CommitOutcome> outcomes, ImmutableHashSet<ErrorCode> retried)
    {
        Rejection? longest = null;
        var again = ImmutableArray.CreateBuilder<Entry>();
        for (var i = 0; i < outcomes.Length; i++)
        {
            _open[i].Enter(outcomes[i]);
            if (outcomes[i].Rejection is not { } refusal || !retried.Contains(refusal.Code)) continue;
            again.Add(_open[i]);
            if (longest is null || (refusal.RetryAfterMs ?? 0) > (longest.RetryAfterMs ?? 0)) longest = refusal;
        }

        _open = again.DrainToImmutable();
        return longest;
    }

    /// <summary>Notes that an attempt ended without an answer.</summary>
    public void LoseAttempt()
    {
        foreach (var entry in _open) entry.MayHaveHappened = true;
    }

    /// <summary>
    /// The outcomes. A commit that may have happened is <c>OUTCOME_UNKNOWN</c>, with the key to repeat.
    /// </summary>
    /// <param name="reason">Why the last attempt settled nothing.</param>
    public ImmutableArray<CommitOutcome> Close(string reason) => [.. _entries.Select(entry => entry.Close(reason))];

    private static CommitRequest WithKey(CommitRequest request, WorldSeq highestSeen, TimeProvider time)
    {
        if (request.IdempotencyKey is not null) return request;
        return request with
        {
            IdempotencyKey = Guid.CreateVersion7(time.GetUtcNow()).ToString(),
            // Only a key that is certainly new may claim what the client knows now. A client that has seen nothing says
            // nothing: 0 would be refused by every world that has ever forgotten a key.
            FirstSentWorldSeq = request.FirstSentWorldSeq ?? (highestSeen > WorldSeq.None ? highestSeen : null),
        };
    }

    private sealed class Entry(CommitRequest request)
    {
        public CommitRequest Request { get; } = request;

        public CommitOutcome? Outcome { get; set; }

        public bool MayHaveHappened { get; set; }

        public void Enter(CommitOutcome outcome)
        {
            Outcome = outcome;
            MayHaveHappened |= outcome.Rejection is { } refusal && Certainty.LeavesOpen(refusal.Code);
        }

        public CommitOutcome Close(string reason)
        {
            // "Not executed" speaks of its own attempt only: an earlier one may have landed.
            if (Outcome is { } outcome && !(MayHaveHappened && outcome.Rejection is { } refusal && Certainty.SaysNothing(refusal.Code)))
                return outcome;
            return CommitOutcome.Refused(new Rejection(
                ErrorCode.OutcomeUnknown,
                $"{Outcome?.Rejection?.Detail ?? reason} The commit may have happened: repeat it with the key {Request.IdempotencyKey}.",
                null,
                [new RejectionFact("idempotency_key", Request.IdempotencyKey!)]));
        }
    }
}
