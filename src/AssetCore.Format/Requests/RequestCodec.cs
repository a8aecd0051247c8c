using System.Runtime.InteropServices;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Binary;
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
    private const int HasExpected = 1;
    private const int HasPolicy = 2;
    private const int HasActor = 4;
    private const int HasMetadata = 8;
    private const int HasOrigin = 16;
    private const int AllMembers = HasExpected | HasPolicy | HasActor | HasMetadata | HasOrigin;

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

    /// <summary>Writes a request. A request of the world has no operations; every other one has some.</summary>
    /// <exception cref="ArgumentException">
    /// The request is not well formed; part of it may stand in the buffer.
    /// </exception>
    public static void Encode(EncodingBuffer destination, CommitRequest request)
    {
        if (request.Operations.IsDefault)
            throw new ArgumentException("A request has no list of operations.", nameof(request));
        var members = (request.ExpectedWorldSeq is null ? 0 : HasExpected)
            | (request.PolicyId is null ? 0 : HasPolicy)
            | (request.ActorId is null ? 0 : HasActor)
            | (request.Metadata is null ? 0 : HasMetadata)
            | (request.Origin is null ? 0 : HasOrigin);
        destination.WriteByte((byte)members);
        if (request.ExpectedWorldSeq is { } expected) destination.WriteVarint(expected.Value);
        if (request.PolicyId is { } policy)
            destination.WriteText(policy, 1, CommitLimits.ActorIdLengthMax, "policy_id");
        if (request.ActorId is { } actor) destination.WriteText(actor, 1, CommitLimits.ActorIdLengthMax, "actor_id");
        if (request.Metadata is { } metadata) WriteJson(destination, metadata, CommitLimits.MetadataBytesMax);
        if (request.Origin is { } origin) WriteJson(destination, origin, CommitLimits.OriginBytesMax);
        WriteOperations(destination, request.Operations.AsSpan());
    }

    /// <summary>Reads a request, one of the world included: the way back for histories.</summary>
    /// <exception cref="FormatFaultException">The bytes are not the canonical encoding of a request.</exception>
    public static CommitRequest Decode(ReadOnlySpan<byte> canonical)
    {
        var source = new ByteReader(canonical);
        int members = source.ReadByte();
        if (members > AllMembers)
            ByteReader.Fail(0, "a request has members that are unknown: the bytes are of a newer format");
        WorldSeq? expected = (members & HasExpected) != 0
            ? new WorldSeq(source.ReadVarint(0, long.MaxValue, "expected_world_seq"))
            : null;
        var policy = (members & HasPolicy) != 0 ? source.ReadText(1, CommitLimits.ActorIdLengthMax, "policy_id") : null;
        var actor = (members & HasActor) != 0 ? source.ReadText(1, CommitLimits.ActorIdLengthMax, "actor_id") : null;
        var metadata = (members & HasMetadata) != 0
            ? ReadJson(ref source, CommitLimits.MetadataBytesMax, "metadata")
            : null;
        var origin = (members & HasOrigin) != 0 ? ReadJson(ref source, CommitLimits.OriginBytesMax, "origin") : null;
        var operations = ReadOperations(source);
        return new CommitRequest
        {
            Operations = ImmutableCollectionsMarshal.AsImmutableArray(operations),
            ExpectedWorldSeq = expected,
            PolicyId = policy,
            ActorId = actor,
            Metadata = metadata,
            Origin = origin,
        };
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
