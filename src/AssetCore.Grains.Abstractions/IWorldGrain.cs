using AssetCore.Ids;
using Orleans.Concurrency;

namespace AssetCore.Grains.Abstractions;

/// <summary>
/// The single writer of a world: non-reentrant; commits that wait together are carried out together. Called by gateways
/// and by the index of worlds.
/// </summary>
[Alias("assetcore.world"), GrainInterfaceType("assetcore.world")]
public interface IWorldGrain : IGrainWithIntegerKey
{
    /// <summary>Judges every request, seals what was accepted into one batch, makes it durable, then answers.</summary>
    [Alias("commit"), ResponseTimeout("00:00:10")]
    Task<CommitReplies> CommitAsync(CommitCalls commits);

    /// <summary>Judges one request and changes nothing.</summary>
    [Alias("preflight"), ResponseTimeout("00:00:10")]
    Task<PreflightReply> PreflightAsync(CommitCalls commit);

    /// <summary>
    /// The durable head, as soon as it is above <paramref name="known"/> or after at most one second: the long poll of
    /// replicas that the stream does not serve. Does not wait for the commit in progress.
    /// </summary>
    [Alias("head"), AlwaysInterleave, ResponseTimeout("00:00:05")]
    Task<HeadReply> WaitForHeadAsync(WorldSeq known, CancellationToken cancellation);

    /// <summary>Writes the world's genesis if it has none: safe to repeat.</summary>
    [Alias("create"), ResponseTimeout("00:00:10")]
    Task<WorldReply> CreateAsync(CreateCall create);

    /// <summary>
    /// Makes the world begin as its source was: its first checkpoint is that state, and its first batch says why. Safe
    /// to repeat; a large state takes longer than one call, and the next one finds it further.
    /// </summary>
    [Alias("fork"), ResponseTimeout("00:00:10")]
    Task<WorldReply> ForkAsync(ForkCall fork);

    /// <summary>
    /// Frees the bytes of the world, which is deleted. Safe to repeat; a large world takes longer than one call.
    /// </summary>
    [Alias("purge"), ResponseTimeout("00:00:10")]
    Task<WorldReply> PurgeAsync(PurgeCall purge);

    /// <summary>
    /// Changes how the world is run by an event of its own log, in force for the next commit. What is so already is no
    /// event. Called by the index of worlds, which keeps a copy of the outcome.
    /// </summary>
    [Alias("change"), ResponseTimeout("00:00:10")]
    Task<WorldReply> ChangeAsync(ChangeCall change);

    /// <summary>
    /// Puts it on record, by a commit of the world, that a subject's key was destroyed. Called by gateways, after they
    /// have destroyed it.
    /// </summary>
    [Alias("erased"), ResponseTimeout("00:00:10")]
    Task<SubjectErasureReply> RecordErasureAsync(EraseSubjectCall erase);

    /// <summary>
    /// How the world is: its own row and its durable head. Answered for a disabled world too; for a deleted one it is
    /// <c>NAMESPACE_NOT_FOUND</c>.
    /// </summary>
    [Alias("status"), ResponseTimeout("00:00:10")]
    Task<WorldStatusReply> StatusAsync();

    /// <summary>
    /// Takes a checkpoint at the durable end of the log, beside the commits of the world and without delaying them. It
    /// may take as long as writing the whole state.
    /// </summary>
    [Alias("checkpoint"), AlwaysInterleave, ResponseTimeout("00:10:00")]
    Task<CheckpointReply> CheckpointAsync();
}
