using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AssetCore.Client.Sending;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <content>Attempts, and what their answers tell of the head.</content>
public abstract partial class WorldClientBase
{
    private readonly RisingSeq _seen = new();

    // Above what answers reflect: how far the log was when they were given.
    private readonly RisingSeq _head = new();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ImmutableArray<CommitOutcome>> CommitChunkAsync(
        ImmutableArray<CommitRequest> requests,
        CommitSend send,
        Func<CommitRequest, Rejection?> findFault,
        CancellationToken cancellation)
    {
        var book = new CommitBook(requests, findFault);
        if (book.IsSettled) return book.Close("");
        try
        {
            await _retries.RunAsync(new CommitSending(book, send), _tryCommit, cancellation).ConfigureAwait(false);
        }
        catch (AnswerLostException lost)
        {
            return book.Close(lost.Message);
        }

        return book.Close("");
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> TryCommitAsync(CommitSending sending, CancellationToken cancellation)
    {
        var book = sending.Book;
        if ((_head.Value == WorldSeq.None || book.WantsHead)
            && await LearnHeadAsync(book, cancellation).ConfigureAwait(false) is { } again) return again;
        var sent = book.BeginAttempt(_head.Value, Options.Time);
        var isAnswered = false;
        try
        {
            var outcomes = await sending.Send(sent, cancellation).ConfigureAwait(false);
            if (outcomes.Length != sent.Length)
                throw new AnswerLostException($"{sent.Length} commits were sent and {outcomes.Length} answered.");
            isAnswered = true;
            foreach (var outcome in outcomes) Saw(outcome.Receipt?.WorldSeqEnd ?? WorldSeq.None);
            return book.EndAttempt(outcomes, Options.RetriedCodes) is { } refusal
                ? Attempt.Again(refusal)
                : Attempt.Done;
        }
        finally
        {
            if (!isAnswered) book.LoseAttempt();
        }
    }

    // The head at the first sending of a key tells the world whether it would still remember it. Whoever may not read
    // commits without saying.
    private async ValueTask<Attempt?> LearnHeadAsync(CommitBook book, CancellationToken cancellation)
    {
        var outcome = await SendQueryAsync(new WorldQuery.FreshnessOnly(), null, null, cancellation)
            .ConfigureAwait(false);
        Saw(outcome);
        if (outcome.Rejection is not { } refusal || !Options.RetriedCodes.Contains(refusal.Code)) return null;
        book.RefuseUnsent(refusal);
        return Attempt.Again(refusal);
    }

    // The past needs no more than itself: only the present must never go back.
    private async Task<QueryOutcome> QueryAsync(WorldQuery query, WorldSeq? asOf, CancellationToken cancellation)
    {
        var outcome = await _retries.AskAsync(
            token => SendQueryAsync(
                query, asOf is null && HighestSeen > WorldSeq.None ? HighestSeen : null, asOf, token),
            answer => answer.Rejection,
            cancellation).ConfigureAwait(false);
        Saw(outcome);
        return outcome;
    }

    private void Saw(WorldSeq end)
    {
        _seen.Raise(end);
        _head.Raise(end);
    }

    private void Saw(QueryOutcome outcome)
    {
        if (outcome.Answer?.Freshness is not { } freshness) return;
        Saw(freshness.WorldSeq);
        _head.Raise(freshness.CommitLogWorldSeq);
    }

    private readonly record struct CommitSending(CommitBook Book, CommitSend Send);
}
