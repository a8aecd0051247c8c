using System.Globalization;
using System.Text;
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

    /// <summary>
    /// Whom the reversal is about: <see cref="ActorId"/> and <see cref="Metadata"/> are then sealed as those of a
    /// commit are, <see cref="Reason"/> never is. Null for nobody.
    /// </summary>
    public SubjectId? SubjectId { get; init; }

    /// <summary>The commit that this becomes: one operation <see cref="AssetCore.Operations.ReverseCommit"/>.</summary>
    public CommitRequest ToCommit() =>
        new()
        {
            Operations = [new AssetCore.Operations.ReverseCommit(CommitId, Reason)],
            ActorId = ActorId,
            IdempotencyKey = IdempotencyKey,
            Metadata = Metadata,
            FirstSentWorldSeq = FirstSentWorldSeq,
            SubjectId = SubjectId,
        };

    // What may be about a person must not reach a log by being printed.
    private bool PrintMembers(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"{CommitId}, subject {SubjectId}");
        return true;
    }
}
