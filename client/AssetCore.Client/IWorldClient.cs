using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>
/// One world, seen by a client. The same over HTTP and over an Orleans cluster. Safe to use from any number of threads.
/// What the world refuses is data. Thrown are cancellation, an unreachable world (<see cref="AnswerLostException"/>, of
/// reads only), and a peer that is not AssetCore (<see cref="Format.Json.AnswerFaultException"/>).
/// The reads by name are extensions: <see cref="WorldClientReads"/>.
/// </summary>
public interface IWorldClient : IWorldReader
{
    /// <summary>
    /// The highest sequence number that an answer has shown this client. Every read asks for at least this one, so that
    /// reads never go back.
    /// </summary>
    WorldSeq HighestSeen { get; }

    /// <summary>
    /// Commits a request, at most once: a request without an idempotency key gets one, and lost answers are asked for
    /// again under the same key.
    /// </summary>
    /// <remarks>
    /// A request without <see cref="CommitRequest.FirstSentWorldSeq"/> states the head that this client knows when it
    /// sends the key. Whoever repeats a key in another call states what the first one did: the facts of
    /// <c>OUTCOME_UNKNOWN</c>.
    /// </remarks>
    /// <returns>
    /// The receipt, or why there is none. <c>OUTCOME_UNKNOWN</c> after the last attempt states what to repeat as the
    /// facts <c>idempotency_key</c> and <c>first_sent_world_seq</c>.
    /// </returns>
    Task<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation = default);

    /// <summary>
    /// Commits requests one after another; each stands alone. Only those that need it are sent again.
    /// </summary>
    /// <returns>One outcome for each request, in the same order.</returns>
    Task<ImmutableArray<CommitOutcome>> CommitManyAsync(
        ImmutableArray<CommitRequest> requests, CancellationToken cancellation = default);

    /// <summary>
    /// Undoes a commit that took place, if everything it changed still is as it left it. Keys, retries and the meaning
    /// of the outcome are those of a commit.
    /// </summary>
    /// <returns>The receipt of the commit that undoes, or why there is none.</returns>
    Task<CommitOutcome> ReverseAsync(ReverseRequest request, CancellationToken cancellation = default);

    /// <summary>Asks what a commit would do; changes nothing.</summary>
    /// <exception cref="AnswerLostException">No attempt brought an answer.</exception>
    Task<PreflightOutcome> PreflightAsync(CommitRequest request, CancellationToken cancellation = default);

    /// <summary>
    /// The world as it was: every read of it answers from the state behind the last commit that ends at or below the
    /// sequence, and its freshness states which that is. Beyond the head a read is <c>NOT_YET_VISIBLE</c>.
    /// </summary>
    /// <param name="worldSeq">The sequence number, 1 or more.</param>
    IWorldReader AsOf(WorldSeq worldSeq);

    /// <summary>
    /// Every commit from a sequence number on, in order, those to come included: none is missed and none comes twice,
    /// whatever happens to connections and silos. Endless; ended by cancellation.
    /// </summary>
    /// <param name="from">The first commit whose end is at or above this; 0 and 1 mean the beginning.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ReadRefusedException">The world refuses for good, as when there is none.</exception>
    /// <exception cref="AnswerLostException">
    /// <see cref="WorldClientOptions.FollowAttemptsMax"/> attempts in a row brought no commit, and no stream that lived
    /// for longer than <see cref="WorldClientOptions.FollowSilenceMax"/>.
    /// </exception>
    IAsyncEnumerable<CommittedCommit> FollowAsync(WorldSeq from, CancellationToken cancellation = default);
}
