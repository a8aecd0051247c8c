using System.Runtime.InteropServices;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Hashing;
using AssetCore.Format.Sealing;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;

namespace AssetCore.Format.Requests;

/// <summary>
/// Commit requests as bytes: <c>docs/formats/requests.md</c>. The encoding is canonical: equal requests have equal
/// bytes, and bytes that are accepted are the ones that would be written. It holds neither the idempotency key nor
/// <c>first_sent_world_seq</c>.
/// </summary>
public static class RequestCodec
{
    /// <summary>The bit of actor_id, here and inside a box.</summary>
    internal const int HasActor = 4;

    /// <summary>The bit of metadata, here and inside a box.</summary>
    internal const int HasMetadata = 8;

    /// <summary>The bit of origin, here and inside a box.</summary>
    internal const int HasOrigin = 16;

    private const int HasExpected = 1;
    private const int HasPolicy = 2;
    private const int HasSubject = 32;
    private const int IsSealed = 64;
    private const int AllMembers =
        HasExpected | HasPolicy | HasActor | HasMetadata | HasOrigin | HasSubject | IsSealed;

    // A number of an operation and one argument.
    private const int OperationBytesMin = 2;

    private static readonly JsonText s_worldOrigin = new("""{"source":"world"}"""u8.ToArray());

    /// <summary>
    /// The request that stands for a commit which the world makes itself: no operations, a reason as metadata.
    /// </summary>
    /// <param name="reason">Why, for the record.</param>
    public static CommitRequest OfWorld(string reason)
    {
        var text = JsonEncodedText.Encode(reason).EncodedUtf8Bytes;
        byte[] metadata = [.. "{\"reason\":\""u8, .. text, .. "\"}"u8];
        return new CommitRequest { Operations = [], Metadata = new JsonText(metadata), Origin = s_worldOrigin };
    }

    /// <summary>
    /// Writes a request in plain. A request of the world has no operations; every other one has some. One that names a
    /// subject never stands in a log like that: <see cref="EncodeSealed"/>.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The request is not well formed; part of it may stand in the buffer.
    /// </exception>
    public static void Encode(EncodingBuffer destination, CommitRequest request)
    {
        var bits = PersonalBits(request.ActorId, request.Metadata, request.Origin)
            | (request.SubjectId is null ? 0 : HasSubject);
        WriteOpen(destination, request, bits);
        WritePersonal(destination, request.ActorId, request.Metadata, request.Origin);
        if (request.SubjectId is { } subject) ExternalIdCodec.Write(destination, subject.Value);
        WriteOperations(destination, request.Operations.AsSpan());
    }

    /// <summary>Writes a request that names a subject with its personal members in a box.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="request">The request without <c>actor_id</c>, <c>metadata</c> and <c>origin</c>.</param>
    /// <param name="box">These.</param>
    /// <exception cref="ArgumentException">
    /// The request names no subject, has personal members of its own, or is not well formed.
    /// </exception>
    public static void EncodeSealed(EncodingBuffer destination, CommitRequest request, SealedBox box)
    {
        if (request.SubjectId is not { } subject || request is not { ActorId: null, Metadata: null, Origin: null })
        {
            throw new ArgumentException(
                "A sealed request names a subject and holds no personal member.", nameof(request));
        }

        if (!MemberSeal.IsLength(box.Bytes.Length))
            throw new ArgumentException("A box has an impossible length.", nameof(box));
        WriteOpen(destination, request, HasSubject | IsSealed);
        ExternalIdCodec.Write(destination, subject.Value);
        destination.WriteFixed64(box.KeyId);
        destination.WriteBlob(box.Bytes.Span);
        WriteOperations(destination, request.Operations.AsSpan());
    }

    /// <summary>
    /// Reads a request, one of the world included: the way back for histories. Personal members that are sealed are
    /// null.
    /// </summary>
    /// <exception cref="FormatFaultException">The bytes are not the canonical encoding of a request.</exception>
    public static CommitRequest Decode(ReadOnlySpan<byte> canonical) => Decode(canonical, out _);

    /// <summary>Reads a request and the box of its personal members.</summary>
    /// <param name="canonical">The bytes.</param>
    /// <param name="box">The box, with bytes of its own; null if the members stand in the request.</param>
    /// <exception cref="FormatFaultException">The bytes are not the canonical encoding of a request.</exception>
    public static CommitRequest Decode(ReadOnlySpan<byte> canonical, out SealedBox? box)
    {
        var source = new ByteReader(canonical);
        int members = source.ReadByte();
        if (members > AllMembers)
            ByteReader.Fail(0, "a request has members that are unknown: the bytes are of a newer format");
        if ((members & IsSealed) != 0 && (members & (HasSubject | HasActor | HasMetadata | HasOrigin)) != HasSubject)
            ByteReader.Fail(0, "a sealed request names a subject and holds no personal member");
        WorldSeq? expected = (members & HasExpected) != 0
            ? new WorldSeq(source.ReadVarint(0, long.MaxValue, "expected_world_seq"))
            : null;
        var policy = (members & HasPolicy) != 0 ? source.ReadText(1, CommitLimits.ActorIdLengthMax, "policy_id") : null;
        var personal = ReadPersonal(ref source, members);
        SubjectId? subject = (members & HasSubject) != 0 ? new SubjectId(ExternalIdCodec.Read(ref source)) : null;
        box = (members & IsSealed) != 0 ? ReadBox(ref source) : null;
        var operations = ReadOperations(source);
        return new CommitRequest
        {
            Operations = ImmutableCollectionsMarshal.AsImmutableArray(operations),
            ExpectedWorldSeq = expected,
            PolicyId = policy,
            ActorId = personal.ActorId,
            Metadata = personal.Metadata,
            Origin = personal.Origin,
            SubjectId = subject,
        };
    }

    /// <summary>Reads a request that stands in a log, where one that names a subject is sealed.</summary>
    /// <param name="canonical">The bytes.</param>
    /// <param name="box">The box, with bytes of its own; null if the request names no subject.</param>
    /// <exception cref="FormatFaultException">
    /// The bytes are not the canonical encoding of a request, or it names a subject and is not sealed.
    /// </exception>
    public static CommitRequest DecodeLogged(ReadOnlySpan<byte> canonical, out SealedBox? box)
    {
        var request = Decode(canonical, out box);
        if (request.SubjectId is not null && box is null)
            ByteReader.Fail(0, "a request in a log names a subject and is not sealed");
        return request;
    }

    /// <summary>
    /// What a verifier without keys can tell of a request digest: true if it is that of the bytes, and true for every
    /// sealed request, whose digest nobody can take again without the subject's key.
    /// </summary>
    public static bool DigestFits(ReadOnlySpan<byte> canonical, Hash128 digest) =>
        IsSealedForm(canonical) || Digest.OfBytes(canonical) == digest;

    /// <summary>True for the encoding of a sealed request; says nothing of whether it is well formed.</summary>
    public static bool IsSealedForm(ReadOnlySpan<byte> canonical) =>
        !canonical.IsEmpty && (canonical[0] & IsSealed) != 0;

    /// <summary>Which personal members there are.</summary>
    internal static int PersonalBits(string? actor, JsonText? metadata, JsonText? origin) =>
        (actor is null ? 0 : HasActor) | (metadata is null ? 0 : HasMetadata) | (origin is null ? 0 : HasOrigin);

    /// <summary>Writes the personal members that are there, here or in a box.</summary>
    internal static void WritePersonal(EncodingBuffer destination, string? actor, JsonText? metadata, JsonText? origin)
    {
        if (actor is not null) destination.WriteText(actor, 1, CommitLimits.ActorIdLengthMax, "actor_id");
        if (metadata is not null) WriteJson(destination, metadata, CommitLimits.MetadataBytesMax);
        if (origin is not null) WriteJson(destination, origin, CommitLimits.OriginBytesMax);
    }

    /// <summary>Reads the personal members that the bits say are there.</summary>
    /// <exception cref="FormatFaultException">They are not well formed.</exception>
    internal static PersonalMembers ReadPersonal(ref ByteReader source, int bits)
    {
        if ((bits & (HasActor | HasMetadata | HasOrigin)) == 0) return PersonalMembers.None;
        var actor = (bits & HasActor) != 0 ? source.ReadText(1, CommitLimits.ActorIdLengthMax, "actor_id") : null;
        var metadata = (bits & HasMetadata) != 0
            ? ReadJson(ref source, CommitLimits.MetadataBytesMax, "metadata")
            : null;
        var origin = (bits & HasOrigin) != 0 ? ReadJson(ref source, CommitLimits.OriginBytesMax, "origin") : null;
        return new PersonalMembers(actor, metadata, origin);
    }

    private static void WriteOpen(EncodingBuffer destination, CommitRequest request, int bits)
    {
        if (request.Operations.IsDefault)
            throw new ArgumentException("A request has no list of operations.", nameof(request));
        bits |= (request.ExpectedWorldSeq is null ? 0 : HasExpected) | (request.PolicyId is null ? 0 : HasPolicy);
        destination.WriteByte((byte)bits);
        if (request.ExpectedWorldSeq is { } expected) destination.WriteVarint(expected.Value);
        if (request.PolicyId is { } policy)
            destination.WriteText(policy, 1, CommitLimits.ActorIdLengthMax, "policy_id");
    }

    private static SealedBox ReadBox(ref ByteReader source)
    {
        var key = source.ReadFixed64();
        var start = source.Position;
        var bytes = source.ReadBlob(MemberSeal.BoxBytesMax, "sealed members");
        if (!MemberSeal.IsLength(bytes.Length)) ByteReader.Fail(start, "sealed members have an impossible length");
        return new SealedBox(key, bytes.ToArray());
    }

    private static void WriteOperations(EncodingBuffer destination, ReadOnlySpan<Operation> operations)
    {
        destination.WriteVarint(operations.Length, 0, CommitLimits.OperationsMax, "a number of operations");
        var writer = new RequestWriter(destination, operations);
        for (var i = 0; i < operations.Length; i++)
        {
            writer.OperationIndex = i;
            OperationCodec.Write(ref writer, operations[i]);
        }
    }

    private static Operation[] ReadOperations(ByteReader source)
    {
        // A count that the bytes cannot hold reserves nothing.
        var most = Math.Min(CommitLimits.OperationsMax, source.Remaining / OperationBytesMin);
        var operations = new Operation[source.ReadVarint32(0, most, "a number of operations")];
        var reader = new RequestReader(source, operations.Length);
        for (var i = 0; i < operations.Length; i++)
        {
            reader.BeginOperation(operations.AsSpan(0, i));
            operations[i] = OperationCodec.Read(ref reader);
        }

        if (!reader.Bytes.IsAtEnd) reader.Bytes.Fail("bytes follow the last operation");
        return operations;
    }

    private static void WriteJson(EncodingBuffer destination, JsonText json, int bytesMax)
    {
        var utf8 = json.Utf8.Span;
        if (utf8.Length > bytesMax || !JsonObjectRule.Holds(utf8))
            throw new ArgumentException("Metadata and origin are JSON objects of limited size.", nameof(json));
        destination.WriteBlob(utf8);
    }

    private static JsonText ReadJson(ref ByteReader source, int bytesMax, string what)
    {
        var start = source.Position;
        var utf8 = source.ReadBlob(bytesMax, what);
        if (!JsonObjectRule.Holds(utf8)) ByteReader.Fail(start, $"{what} is not a JSON object");
        return new JsonText(utf8.ToArray());
    }
}
