namespace AssetCore.Grains.Abstractions;

/// <summary>
/// The way into a world for commits: one per silo and world, on the caller's silo. Checks shape and limits, queues in a
/// bounded queue, and keeps one call to the world in flight; what arrives meanwhile rides in the next. Only where other
/// silos write the world too it sends some calls ahead.
/// </summary>
[Alias("assetcore.gateway"), GrainInterfaceType("assetcore.gateway")]
public interface ICommitGatewayGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Commits each request on its own; outcomes come back in the same order. Never throws for a refusal.
    /// </summary>
    [Alias("commit"), ResponseTimeout("00:00:20")]
    Task<CommitReplies> CommitAsync(CommitCalls commits);

    /// <summary>Judges one request and changes nothing.</summary>
    [Alias("preflight"), ResponseTimeout("00:00:20")]
    Task<PreflightReply> PreflightAsync(CommitCalls commit);

    /// <summary>
    /// Undoes a commit by a new one: reads it out of the log on this silo, then commits as
    /// <see cref="CommitAsync"/> does. One outcome; never throws for a refusal.
    /// </summary>
    [Alias("reverse"), ResponseTimeout("00:00:20")]
    Task<CommitReplies> ReverseAsync(ReverseCall reversal);

    /// <summary>
    /// Destroys a subject's key on record, so that nobody can ever read what was sealed under it. Safe to repeat; never
    /// throws for a refusal.
    /// </summary>
    [Alias("erase"), ResponseTimeout("00:00:20")]
    Task<SubjectErasureReply> EraseSubjectAsync(EraseSubjectCall erase);
}
