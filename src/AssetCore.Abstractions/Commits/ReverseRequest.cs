using AssetCore.Ids;
using AssetCore.Text;

namespace AssetCore.Commits;

/// <summary>Asks to undo a commit that took place; what comes of it is a commit of its own.</summary>
public sealed record ReverseRequest
{
    /// <summary>The commit to undo.</summary>
    public required CommitId CommitId { get; init; }

    /// <summary>Why, for the record: 1 to <see cref="CommitLimits.ReasonLengthMax"/> characters.</summary>
    public required string Reason { get; init; }

    /// <summary>Who asks, up to <see cref="CommitLimits.ActorIdLengthMax"/> characters; for the record only.</summary>
    public string? ActorId { get; init; }

    /// <summary>
    /// The name under which this happens at most once: 1 to <see cref="CommitLimits.IdempotencyKeyLengthMax"/>
    /// characters. Null lets the client library choose one.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>A JSON object kept with the commit, up to <see cref="CommitLimits.MetadataBytesMax"/> bytes.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>
    /// The head the client knew when it first sent this key. Not part of the request digest; null for unknown.
    /// </summary>
    public WorldSeq? FirstSentWorldSeq { get; init; }

    /// <summary>The commit that this becomes: one operation <see cref="AssetCore.Operations.ReverseCommit"/>.</summary>
    public CommitRequest ToCommit() =>
        new()
        {
            Operations = [new AssetCore.Operations.ReverseCommit(CommitId, Reason)],
            ActorId = ActorId,
            IdempotencyKey = IdempotencyKey,
            Metadata = Metadata,
            FirstSentWorldSeq = FirstSentWorldSeq,
        };
}
