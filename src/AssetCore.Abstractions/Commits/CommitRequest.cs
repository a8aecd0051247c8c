using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Commits;

/// <summary>A list of operations that succeed or fail together, and what a caller says about them.</summary>
public sealed record CommitRequest
{
    /// <summary>What to do, in order: 1 to <see cref="CommitLimits.OperationsMax"/> operations.</summary>
    public required ImmutableArray<Operation> Operations { get; init; }

    /// <summary>Who asks, up to <see cref="CommitLimits.ActorIdLengthMax"/> characters; for the record only.</summary>
    public string? ActorId { get; init; }

    /// <summary>
    /// Under which policy, up to <see cref="CommitLimits.ActorIdLengthMax"/> characters; for the record only.
    /// </summary>
    public string? PolicyId { get; init; }

    /// <summary>
    /// The name under which this commit happens at most once: 1 to <see cref="CommitLimits.IdempotencyKeyLengthMax"/>
    /// characters. Null lets the client library choose one.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Refuse unless the world's last sequence number is this one; null for any.</summary>
    public WorldSeq? ExpectedWorldSeq { get; init; }

    /// <summary>A JSON object kept with the commit, up to <see cref="CommitLimits.MetadataBytesMax"/> bytes.</summary>
    public JsonText? Metadata { get; init; }

    /// <summary>
    /// A JSON object that says where the commit comes from, up to <see cref="CommitLimits.OriginBytesMax"/> bytes.
    /// </summary>
    public JsonText? Origin { get; init; }

    /// <summary>
    /// The head the client knew when it first sent this key. Not part of the request digest; null for unknown.
    /// </summary>
    public WorldSeq? FirstSentWorldSeq { get; init; }

    /// <summary>
    /// Whom the commit is about: <see cref="ActorId"/>, <see cref="Metadata"/> and <see cref="Origin"/> are then sealed
    /// under this subject's key before they reach the log, and gone once it is destroyed. Null for nobody.
    /// </summary>
    public SubjectId? SubjectId { get; init; }

    /// <summary>Equality by value, operations included.</summary>
    public bool Equals(CommitRequest? other) =>
        other is not null
        && Operations.AsSpan().SequenceEqual(other.Operations.AsSpan())
        && (ActorId, PolicyId, IdempotencyKey) == (other.ActorId, other.PolicyId, other.IdempotencyKey)
        && (ExpectedWorldSeq, FirstSentWorldSeq) == (other.ExpectedWorldSeq, other.FirstSentWorldSeq)
        && SubjectId == other.SubjectId
        && Equals(Metadata, other.Metadata)
        && Equals(Origin, other.Origin);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Operations.Length, ActorId, IdempotencyKey, ExpectedWorldSeq);

    // Neither what may be about a person nor a key must reach a log by being printed.
    private bool PrintMembers(StringBuilder text)
    {
        var count = Operations.IsDefault ? 0 : Operations.Length;
        text.Append(CultureInfo.InvariantCulture, $"{count} operations, subject {SubjectId}");
        return true;
    }
}
