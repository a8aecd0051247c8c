using System.Collections.Immutable;
using System.Text;
using AssetCore.Commits;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Client;

/// <summary>
/// Puts a commit together, operation by operation, in the words of the domain. Nothing is judged before it is sent.
/// Not thread-safe.
/// </summary>
public sealed partial class CommitBuilder
{
    private readonly ImmutableArray<Operation>.Builder _operations = ImmutableArray.CreateBuilder<Operation>();
    private CommitRequest _rest = new() { Operations = [] };

    /// <summary>Says who asks.</summary>
    public CommitBuilder By(string actorId) => Say(_rest with { ActorId = actorId });

    /// <summary>Says under which policy.</summary>
    public CommitBuilder Under(string policyId) => Say(_rest with { PolicyId = policyId });

    /// <summary>Chooses the idempotency key, 1 to 128 characters; without it the client does.</summary>
    public CommitBuilder WithKey(string idempotencyKey) => Say(_rest with { IdempotencyKey = idempotencyKey });

    /// <summary>Refuses the commit unless the world's last sequence number is this one.</summary>
    public CommitBuilder ExpectingWorldSeq(WorldSeq expected) => Say(_rest with { ExpectedWorldSeq = expected });

    /// <summary>Keeps a JSON object with the commit, of at most 16 KiB.</summary>
    public CommitBuilder WithMetadata(string json) => Say(_rest with { Metadata = Json(json) });

    /// <summary>Says where the commit comes from, as a JSON object of at most 16 KiB.</summary>
    public CommitBuilder WithOrigin(string json) => Say(_rest with { Origin = Json(json) });

    /// <summary>
    /// Says whom the commit is about, by a random name of 1 to 128 characters of <c>A-Z a-z 0-9 . _ ~ -</c>: who asks,
    /// metadata and origin are then sealed under that subject's key, and gone once the subject is erased.
    /// </summary>
    public CommitBuilder Subject(string subjectId) => Say(_rest with { SubjectId = new SubjectId(subjectId) });

    /// <summary>Adds an operation of the vocabulary.</summary>
    public CommitBuilder Do(Operation operation)
    {
        _operations.Add(operation);
        return this;
    }

    /// <summary>The request as it stands; the builder may go on.</summary>
    public CommitRequest Build() => _rest with { Operations = _operations.ToImmutable() };

    private static JsonText Json(string json) => new(Encoding.UTF8.GetBytes(json));

    private CommitBuilder Say(CommitRequest rest)
    {
        _rest = rest;
        return this;
    }
}
