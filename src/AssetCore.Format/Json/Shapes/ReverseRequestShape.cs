using AssetCore.Commits;
using AssetCore.Ids;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The body of a reversal; the commit it is about stands in the route.</summary>
internal static class ReverseRequestShape
{
    /// <summary>The body.</summary>
    public static readonly ObjectType<ReverseRequest> Request = Create();

    private static ObjectType<ReverseRequest> Create()
    {
        var request = new ShapeBuilder<ReverseRequest>();
        var reason = request.Required("reason", WireTypes.Reason, value => value.Reason, "Why; for the record.");
        var actor = request.OptionalObject(
            "actor_id", WireTypes.ActorId, value => value.ActorId, "Who asks; for the record.");
        var key = request.OptionalObject("idempotency_key", WireTypes.IdempotencyKey, value => value.IdempotencyKey,
            "The name under which this reversal happens at most once.");
        var metadata = request.OptionalObject(
            "metadata", WireTypes.Metadata, value => value.Metadata, "Kept with the commit that it becomes.");
        var firstSent = request.Optional(
            "first_sent_world_seq", WireTypes.NonNegative, value => value.FirstSentWorldSeq?.Value,
            "The head that the client knew when it first sent this key; 0 for none.");
        var subject = request.Optional(
            "subject_id", WireTypes.SubjectId, value => value.SubjectId,
            "Whom it is about, a random name: actor_id and metadata are sealed under this subject's key, and erased "
                + "with it.");
        return request.Build("reverse request", values => new ReverseRequest
        {
            CommitId = default,
            Reason = values.Get(reason),
            ActorId = values.FindOrNull(actor),
            IdempotencyKey = values.FindOrNull(key),
            Metadata = values.FindOrNull(metadata),
            FirstSentWorldSeq = values.GetOrNull(firstSent) is { } sent ? new WorldSeq(sent) : null,
            SubjectId = values.GetOrNull(subject),
        });
    }
}
