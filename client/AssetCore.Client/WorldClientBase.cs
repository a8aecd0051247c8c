using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AssetCore.Client.Following;
using AssetCore.Client.Sending;
using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>
/// What every client of a world does, whatever carries its requests: keys, retries, and reads that never go back.
/// A transport overrides the sends. Safe to use from any number of threads if those are.
/// </summary>
public abstract partial class WorldClientBase : IWorldClient
{
    private readonly RetryLoop _retries;
    private readonly CommitSend _sendCommits;
    private readonly Func<CommitSending, CancellationToken, ValueTask<Attempt>> _tryCommit;

    /// <summary>Makes the client of one world.</summary>
    protected WorldClientBase(WorldId world, WorldClientOptions options)
    {
        World = world;
        Options = options;
        _retries = new RetryLoop(options);
        _sendCommits = SendCommitsAsync;
        _tryCommit = TryCommitAsync;
    }

    /// <inheritdoc />
    public WorldId World { get; }

    /// <inheritdoc />
    public WorldSeq HighestSeen => _seen.Value;

    /// <summary>How this client repeats and waits.</summary>
    protected WorldClientOptions Options { get; }

    /// <inheritdoc />
    public async Task<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation = default) =>
        (await CommitChunkAsync([request], _sendCommits, CommitRequestValidator.Validate, cancellation)
            .ConfigureAwait(false))[0];

    /// <inheritdoc />
    public async Task<ImmutableArray<CommitOutcome>> CommitManyAsync(
        ImmutableArray<CommitRequest> requests, CancellationToken cancellation = default)
    {
        if (requests.Length <= CommitLimits.BulkCommitsMax)
        {
            return await CommitChunkAsync(requests, _sendCommits, CommitRequestValidator.Validate, cancellation)
                .ConfigureAwait(false);
        }

        var outcomes = ImmutableArray.CreateBuilder<CommitOutcome>(requests.Length);
        foreach (var chunk in requests.Chunk(CommitLimits.BulkCommitsMax))
            outcomes.AddRange(await CommitManyAsync([.. chunk], cancellation).ConfigureAwait(false));
        return outcomes.MoveToImmutable();
    }

    /// <inheritdoc />
    public async Task<CommitOutcome> ReverseAsync(ReverseRequest request, CancellationToken cancellation = default) =>
        (await CommitChunkAsync(
            [request.ToCommit()],
            async (commits, token) =>
            {
                // The commit that it becomes has its key and the head at its first sending by now.
                var keyed = request with
                {
                    IdempotencyKey = commits[0].IdempotencyKey,
                    FirstSentWorldSeq = commits[0].FirstSentWorldSeq,
                };
                return [await SendReverseAsync(keyed, token).ConfigureAwait(false)];
            },
            _ => CommitRequestValidator.Validate(request),
            cancellation).ConfigureAwait(false))[0];

    /// <inheritdoc />
    public Task<PreflightOutcome> PreflightAsync(CommitRequest request, CancellationToken cancellation = default) =>
        _retries.AskAsync(token => SendPreflightAsync(request, token), answer => answer.Rejection, cancellation);

    /// <inheritdoc />
    public Task<QueryOutcome> QueryAsync(WorldQuery query, CancellationToken cancellation = default) =>
        QueryAsync(query, null, cancellation);

    /// <inheritdoc />
    public IWorldReader AsOf(WorldSeq worldSeq)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(worldSeq.Value, 1, nameof(worldSeq));
        return new PastWorld(World, (query, cancellation) => QueryAsync(query, worldSeq, cancellation));
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<CommittedCommit> FollowAsync(
        WorldSeq from, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var follower = new Follower(OpenStream, _retries, Options, from, cancellation);
        await using (follower.ConfigureAwait(false))
        {
            while (await follower.MoveNextAsync().ConfigureAwait(false))
            {
                Saw(follower.Current.Item.WorldSeqEnd);
                yield return follower.Current;
            }
        }
    }

    /// <summary>Sends commits, 1 to <see cref="CommitLimits.BulkCommitsMax"/>, each with a key, once.</summary>
    /// <returns>One outcome for each, in the same order.</returns>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<ImmutableArray<CommitOutcome>> SendCommitsAsync(
        ImmutableArray<CommitRequest> commits, CancellationToken cancellation);

    /// <summary>Sends a reversal with a key once.</summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<CommitOutcome> SendReverseAsync(ReverseRequest request, CancellationToken cancellation);

    /// <summary>Sends a preflight once.</summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<PreflightOutcome> SendPreflightAsync(CommitRequest request, CancellationToken cancellation);

    /// <summary>
    /// Sends a query once; the answer must reflect at least <paramref name="minWorldSeq"/>, if given, and is that of
    /// the world as it was at <paramref name="asOf"/>, if given.
    /// </summary>
    /// <exception cref="AnswerLostException">No answer came.</exception>
    protected abstract Task<QueryOutcome> SendQueryAsync(
        WorldQuery query, WorldSeq? minWorldSeq, WorldSeq? asOf, CancellationToken cancellation);

    /// <summary>
    /// The commits from a sequence number on, in order and without gaps, for as long as one stream of the transport
    /// lasts. Repeats of what the caller has are passed over by the caller.
    /// </summary>
    /// <param name="from">The first commit whose end is at or above this.</param>
    /// <param name="onSign">
    /// Called at every sign of life of the world, also when it has nothing to tell, and only while the stream is asked
    /// for its next commit.
    /// </param>
    /// <param name="cancellation">Ends the stream.</param>
    /// <exception cref="AnswerLostException">The stream broke off, or did not begin.</exception>
    /// <exception cref="ReadRefusedException">The stream was refused.</exception>
    protected abstract IAsyncEnumerable<CommittedCommit> OpenStream(
        WorldSeq from, Action onSign, CancellationToken cancellation);
}
