using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Format.Json.Shapes;

/// <summary>
/// A commit request. Its members but the operations are also those of the bodies that stand for one operation.
/// </summary>
internal static class CommitRequestShape
{
    /// <summary>The whole request.</summary>
    public static readonly ObjectType<CommitRequest> Request = Create(withOperations: true);

    /// <summary>The request without its operations, which the reader of such a body adds.</summary>
    public static readonly ObjectType<CommitRequest> Envelope = Create(withOperations: false);

    private static ObjectType<CommitRequest> Create(bool withOperations)
    {
        var request = new ShapeBuilder<CommitRequest>();
        var operations = withOperations
            ? request.Required(
                "operations", new OperationListType(), value => value.Operations, "What to do, in order.")
            : null;
        var actor = request.OptionalObject(
            "actor_id", WireTypes.ActorId, value => value.ActorId, "Who asks; for the record.");
        var policy = request.OptionalObject("policy_id", WireTypes.ActorId, value => value.PolicyId,
            "Under which policy; for the record.");
        var key = request.OptionalObject("idempotency_key", WireTypes.IdempotencyKey, value => value.IdempotencyKey,
            "The name under which this commit happens at most once.");
        var expected = request.Optional(
            "expected_world_seq", WireTypes.NonNegative, value => value.ExpectedWorldSeq?.Value,
            "Refuse unless the world's last sequence number is this one.");
        var metadata = request.OptionalObject(
            "metadata", WireTypes.Metadata, value => value.Metadata, "Kept with the commit.");
        var origin = request.OptionalObject(
            "origin", WireTypes.Origin, value => value.Origin, "Where the commit comes from.");
        var firstSent = request.Optional(
            "first_sent_world_seq", WireTypes.NonNegative, value => value.FirstSentWorldSeq?.Value,
            "The head that the client knew when it first sent this key; 0 for none.");
        var subject = request.Optional(
            "subject_id", WireTypes.SubjectId, value => value.SubjectId,
            "Whom it is about, a random name: actor_id, metadata and origin are sealed under this subject's key, and "
                + "erased with it.");
        return request.Build("commit request", values => new CommitRequest
        {
            Operations = operations is null ? ImmutableArray<Operation>.Empty : values.Get(operations),
            ActorId = values.FindOrNull(actor),
            PolicyId = values.FindOrNull(policy),
            IdempotencyKey = values.FindOrNull(key),
            ExpectedWorldSeq = values.GetOrNull(expected) is { } seq ? new WorldSeq(seq) : null,
            Metadata = values.FindOrNull(metadata),
            Origin = values.FindOrNull(origin),
            FirstSentWorldSeq = values.GetOrNull(firstSent) is { } sent ? new WorldSeq(sent) : null,
            SubjectId = values.GetOrNull(subject),
        });
    }
}
