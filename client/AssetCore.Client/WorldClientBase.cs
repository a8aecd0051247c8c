using System.Collections.Immutable;
using AssetCore.Client.Sending;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>
/// What every client of a world does, whatever carries its requests: keys, retries, and reads that never go back.
/// A transport overrides the three sends. Safe to use from any number of threads if those are.
/// </summary>
public abstract class WorldClientBase : IWorldClient
{
    private readonly RetryLoop _retries;
    private long _highestSeen;

    /// <summary>Makes the client of one world.</summary>
    protected WorldClientBase(WorldId world, WorldClientOptions options)
    {
        World = world;
        Options = options;
        _retries = new RetryLoop(options);
    }

    /// <inheritdoc />
    public WorldId World { get; }

    /// <inheritdoc />
    public WorldSeq HighestSeen => new(Interlocked.Read(ref _highestSeen));

    /// <summary>How this client repeats and waits.</summary>
    protected WorldClientOptions Options { get; }

    /// <inheritdoc />
    public async Task<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation = default) =>
        (await CommitManyAsync([request], cancellation).ConfigureAwait(false))[0];

    /// <inheritdoc />
    public async Task<ImmutableArray<CommitOutcome>> CommitManyAsync(
        ImmutableArray<CommitRequest> requests, CancellationToken cancellation = default)
    {
        if (requests.Length <= CommitLimits.BulkCommitsMax)
            return await CommitChunkAsync(requests, cancellation).ConfigureAwait(false);
        var outcomes = ImmutableArray.CreateBuilder<CommitOutcome>(requests.Length);
        foreach (var chunk in requests.Chunk(CommitLimits.BulkCommitsMax))
            outcomes.AddRange(await CommitChunkAsync([.. chunk], cancellation).ConfigureAwait(false));
        return outcomes.MoveToImmutable();
    }

    /// <inheritdoc />
    public Task<PreflightOutcome> PreflightAsync(CommitRequest request, CancellationToken cancellation = default) =>
        _retries.AskAsync(token => SendPreflightAsync(request, token), answer => answer.Rejection, cancellation);

    /// <inheritdoc />
    public async Task<QueryOutcome> QueryAsync(WorldQuery query, CancellationToken cancellation = default)
    {
        var outcome = await _retries.AskAsync(
            token => SendQueryAsync(query, HighestSeen > WorldSeq.None ? HighestSeen : null, token),
            answer => answer.Rejection,
            cancellation).ConfigureAwait(false);
        if (outcome.Answer?.Freshness is { } freshness) Saw(freshness.WorldSeq);
        return outcome;
    }

    /// <summary>Sends commits, 1 to <see cref="CommitLimits.BulkCommitsMax"/>, each with a key, once.</summary>
    /// <returns>One outcome for each, in the same order.</returns>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<ImmutableArray<CommitOutcome>> SendCommitsAsync(
        ImmutableArray<CommitRequest> commits, CancellationToken cancellation);

    /// <summary>Sends a preflight once.</summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<PreflightOutcome> SendPreflightAsync(CommitRequest request, CancellationToken cancellation);

    /// <summary>
    /// Sends a query once; the answer must reflect at least <paramref name="minWorldSeq"/>, if given.
    /// </summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<QueryOutcome> SendQueryAsync(
        WorldQuery query, WorldSeq? minWorldSeq, CancellationToken cancellation);

    private async Task<ImmutableArray<CommitOutcome>> CommitChunkAsync(
        ImmutableArray<CommitRequest> requests, CancellationToken cancellation)
    {
        var book = new CommitBook(requests, HighestSeen, Options.Time);
        if (book.IsSettled) return book.Close("");
        try
        {
            await _retries.RunAsync(token => TryCommitAsync(book, token), cancellation).ConfigureAwait(false);
        }
        catch (AnswerLostException lost)
        {
            return book.Close(lost.Message);
        }

        return book.Close("");
    }

    private async Task<Attempt> TryCommitAsync(CommitBook book, CancellationToken cancellation)
    {
        var sent = book.BeginAttempt();
        var isAnswered = false;
        try
        {
            var outcomes = await SendCommitsAsync(sent, cancellation).ConfigureAwait(false);
            if (outcomes.Length != sent.Length)
                throw new AnswerLostException($"{sent.Length} commits were sent and {outcomes.Length} answered.");
            isAnswered = true;
            foreach (var outcome in outcomes)
            {
                if (outcome.Receipt is { } receipt) Saw(receipt.WorldSeqEnd);
            }

            return book.EndAttempt(outcomes, Options.RetriedCodes) is { } refusal
                ? Attempt.Again(refusal)
                : Attempt.Done;
        }
        finally
        {
            if (!isAnswered) book.LoseAttempt();
        }
    }

    private void Saw(WorldSeq seq)
    {
        var known = Interlocked.Read(ref _highestSeen);
        while (seq.Value > known)
        {
            var before = Interlocked.CompareExchange(ref _highestSeen, seq.Value, known);
            if (before == known) return;
            known = before;
        }
    }
}
