using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The worlds as this room sees them. Refusals are data; so is a world that does not answer in time. Anything thrown is
/// a fault of AssetCore itself.
/// </summary>
internal interface IWorldGateway
{
    /// <summary>Commits each request on its own; outcomes come back in the same order.</summary>
    Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits);

    /// <summary>Commits one request.</summary>
    Task<CommitOutcome> CommitAsync(WorldId world, PreparedCommit commit);

    /// <summary>Undoes a commit by a new one.</summary>
    /// <param name="world">The world.</param>
    /// <param name="call">What is asked, with an idempotency key.</param>
    Task<CommitOutcome> ReverseAsync(WorldId world, ReverseCall call);

    /// <summary>Judges one request and changes nothing.</summary>
    Task<PreflightOutcome> PreflightAsync(WorldId world, PreparedCommit commit);

    /// <summary>Destroys a subject's key on record.</summary>
    Task<SubjectErasureReply> EraseSubjectAsync(WorldId world, EraseSubjectCall erase);

    /// <summary>Answers a question from a state that reflects at least the sequence that the call names.</summary>
    Task<QueryOutcome> QueryAsync(WorldId world, QueryCall query);

    /// <summary>Makes a world.</summary>
    Task<WorldReply> CreateAsync(CreateCall create);

    /// <summary>Makes a world out of another one as it was.</summary>
    Task<WorldReply> ForkAsync(ForkCall fork);

    /// <summary>Frees the bytes of a deleted world.</summary>
    Task<WorldReply> PurgeAsync(PurgeCall purge);

    /// <summary>Changes how a world is run.</summary>
    Task<WorldReply> ChangeAsync(ChangeCall change);

    /// <summary>Takes a checkpoint of a world at its durable end, unless there is one.</summary>
    Task<CheckpointReply> CheckpointAsync(WorldId world);

    /// <summary>How a world is, from its own log; a disabled one too.</summary>
    Task<WorldStatusReply> StatusAsync(WorldId world);

    /// <summary>A page of worlds, or why there is none now.</summary>
    Task<WorldListReply> ListAsync(WorldListCall list);

    /// <summary>A page of the feed of changes, or why there is none now.</summary>
    /// <param name="from">The first entry's number or above; 0 and 1 mean the beginning.</param>
    /// <param name="limit">Entries at most, 1 to <see cref="ReadLimits.PageMax"/>.</param>
    Task<WorldChangesReply> ListChangesAsync(WorldSeq from, int limit);
}
