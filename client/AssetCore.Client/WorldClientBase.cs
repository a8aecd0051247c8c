using System.Collections.Immutable;
using AssetCore.Client.Sending;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;
using Polly;
using Polly.Timeout;

namespace AssetCore.Client;

/// <summary>
/// What every client of a world does, whatever carries its requests: keys, retries, and reads that never go back.
/// A transport overrides the three sends. Safe to use from any number of threads if those are.
/// </summary>
public abstract class WorldClientBase : IWorldClient
{
    private readonly ResiliencePipeline<Attempt> _pipeline;
    private long _highestSeen;

    /// <summary>Makes the client of one world.</summary>
    protected WorldClientBase(WorldId world, WorldClientOptions options)
    {
        World = world;
        Options = options;
        _pipeline = RetryPipeline.Create(options);
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
    public async Task<PreflightOutcome> PreflightAsync(CommitRequest request, CancellationToken cancellation = default)
    {
        PreflightOutcome? answer = null;
        await RunAsync(
            async token =>
            {
                answer = await SendPreflightAsync(request, token).ConfigureAwait(false);
                return Judge(answer.Rejection);
            },
            cancellation).ConfigureAwait(false);
        return answer!;
    }

    /// <inheritdoc />
    public async Task<QueryOutcome> QueryAsync(WorldQuery query, CancellationToken cancellation = default)
    {
        QueryOutcome answer = default;
        await RunAsync(
            async token =>
            {
                answer = await SendQueryAsync(query, HighestSeen > WorldSeq.None ? HighestSeen : null, token).ConfigureAwait(false);
                return Judge(answer.Rejection);
            },
            cancellation).ConfigureAwait(false);
        if (answer.Answer?.Freshness is { } freshness) Saw(freshness.WorldSeq);
        return answer;
    }

    /// <summary>Sends commits, 1 to <see cref="CommitLimits.BulkCommitsMax"/>, each with a key, once.</summary>
    /// <returns>One outcome for each, in the same order.</returns>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<ImmutableArray<CommitOutcome>> SendCommitsAsync(
        ImmutableArray<CommitRequest> commits, CancellationToken cancellation);

    /// <summary>Sends a preflight once.</summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<PreflightOutcome> SendPreflightAsync(CommitRequest request, CancellationToken cancellation);

    /// <summary>Sends a query once; the answer must reflect at least <paramref name="minWorldSeq"/>, if given.</summary>
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
            await RunAsync(token => TryCommitAsync(book, token), cancellation).ConfigureAwait(false);
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

            return book.EndAttempt(outcomes, Options.RetriedCodes) is { } refusal ? Attempt.Again(refusal) : Attempt.Done;
        }
        finally
        {
            if (!isAnswered) book.LoseAttempt();
        }
    }

    private Attempt Judge(Rejection? refusal) =>
        refusal is not null && Options.RetriedCodes.Contains(refusal.Code) ? Attempt.Again(refusal) : Attempt.Done;

    private async Task RunAsync(Func<CancellationToken, Task<Attempt>> attempt, CancellationToken cancellation)
    {
        try
        {
            await _pipeline.ExecuteAsync(
                static async (run, token) => await run(token).ConfigureAwait(false), attempt, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutRejectedException timeout)
        {
            throw new AnswerLostException($"No answer came within {timeout.Timeout}.", timeout);
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
