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
public interface IWorldClient
{
    /// <summary>The world.</summary>
    WorldId World { get; }

    /// <summary>
    /// The highest sequence number that an answer has shown this client. Every read asks for at least this one, so that
    /// reads never go back.
    /// </summary>
    WorldSeq HighestSeen { get; }

    /// <summary>
    /// Commits a request, at most once: a request without an idempotency key gets one, and lost answers are asked for
    /// again under the same key.
    /// </summary>
    /// <returns> The receipt, or why there is none. <c>OUTCOME_UNKNOWN</c> after the last attempt states the key to
    /// repeat as the fact <c>idempotency_key</c>. </returns>
    Task<CommitOutcome> CommitAsync(CommitRequest request, CancellationToken cancellation = default);

    /// <summary>
    /// Commits requests one after another; each stands alone. Only those that need it are sent again.
    /// </summary>
    /// <returns>One outcome for each request, in the same order.</returns>
    Task<ImmutableArray<CommitOutcome>> CommitManyAsync(
        ImmutableArray<CommitRequest> requests, CancellationToken cancellation = default);

    /// <summary>Asks what a commit would do; changes nothing.</summary>
    /// <exception cref="AnswerLostException">No attempt brought an answer.</exception>
    Task<PreflightOutcome> PreflightAsync(CommitRequest request, CancellationToken cancellation = default);

    /// <summary>Asks a question of the world's state or history.</summary>
    /// <exception cref="AnswerLostException">No attempt brought an answer.</exception>
    Task<QueryOutcome> QueryAsync(WorldQuery query, CancellationToken cancellation = default);
}
