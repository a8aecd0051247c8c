using System.Collections.Immutable;
using System.Text;
using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Requests;
using AssetCore.Format.Tests.Binary;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;
using CsCheck;

namespace AssetCore.Format.Tests.Requests;

/// <summary>
/// Draws well-formed requests: every operation, names that repeat, references to instances minted before.
/// </summary>
internal static class GenRequests
{
    private static readonly Gen<JsonText> s_json = Gen.OneOf<string>("{}", """{ "a": [1, {"b": "\u20ac"}] }""",
        """{"ü":null}""")
        .Select(text => new JsonText(Encoding.UTF8.GetBytes(text)));

    private static readonly Gen<ImmutableArray<Operation>> s_operations = Gen.Frequency(
        (19, Gen.Select(GenOperations.Any, Gen.Bool).Array[1, 12].Select(WithReferences)),
        (1, GenOperations.Reversal.Select(reversal => ImmutableArray.Create(reversal))));

    private static readonly Gen<SubjectId> s_subject =
        Gen.OneOf<string>("s-1", "~S.2_", new string('x', ExternalId.LengthMax)).Select(text => new SubjectId(text));

    /// <summary>Members that may be sealed.</summary>
    public static readonly Gen<PersonalMembers> Personal = Gen.Select(
        Nullable(GenValues.Name), Nullable(s_json), Nullable(s_json),
        (actor, metadata, origin) => new PersonalMembers(actor, metadata, origin));

    /// <summary>A well-formed request without key; now and then a reversal.</summary>
    public static readonly Gen<CommitRequest> Request = Gen.Select(
        s_operations,
        GenValues.Maybe(GenValues.NotNegative),
        Nullable(GenValues.Name),
        Personal,
        GenValues.Maybe(s_subject),
        (operations, expected, policy, personal, subject) => new CommitRequest
        {
            Operations = operations,
            ExpectedWorldSeq = expected is { } seq ? new WorldSeq(seq) : null,
            ActorId = personal.ActorId,
            PolicyId = policy,
            Metadata = personal.Metadata,
            Origin = personal.Origin,
            SubjectId = subject,
        });

    /// <summary>The canonical encoding of a well-formed request.</summary>
    public static readonly Gen<byte[]> Encoded = Request.Select(Encode);

    public static byte[] Encode(CommitRequest request)
    {
        var buffer = new EncodingBuffer(16);
        RequestCodec.Encode(buffer, request);
        return buffer.Span.ToArray();
    }

    private static Gen<T?> Nullable<T>(Gen<T> gen)
        where T : class => Gen.Select(gen, Gen.Bool, (value, isThere) => isThere ? value : null);

    private static ImmutableArray<Operation> WithReferences((Operation Operation, bool Refers)[] drawn)
    {
        var operations = ImmutableArray.CreateBuilder<Operation>(drawn.Length);
        var minting = -1;
        for (var i = 0; i < drawn.Length; i++)
        {
            var (operation, refers) = drawn[i];
            if (refers && minting >= 0) operation = GenOperations.Referring(operation, InstanceRef.MintedBy(minting));
            if (operation is AddInstance) minting = i;
            operations.Add(operation);
        }

        return operations.ToImmutable();
    }
}
