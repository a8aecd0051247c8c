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
    // Few names, so that they repeat, and sometimes one of any form.
    private static readonly Gen<string> s_name = Gen.OneOf(
        Gen.Int[0, 20].Select(number => $"name-{number}"), Gen.OneOf<string>("gold", "vault-001"), GenValues.Id);

    private static readonly Gen<ContainerId> s_container = s_name.Select(id => new ContainerId(id));
    private static readonly Gen<ClassId> s_class = s_name.Select(id => new ClassId(id));
    private static readonly Gen<InstanceRef> s_instance =
        GenValues.Positive.Select(id => InstanceRef.To(new InstanceId(id)));

    private static readonly Gen<Location> s_location = Gen.OneOf<Location>(
        s_container.Select(container => (Location)new Location.Balance(container)),
        Gen.Select(s_container, GenValues.AnyLong, GenValues.Maybe(GenValues.Rotation),
            (container, position, rotation) =>
            (Location)new Location.GridCell(container, position, rotation)),
        Gen.Select(s_container, GenValues.AnyLong, (container, slot) => (Location)new Location.Slot(container, slot)),
        Gen.Select(s_container, GenValues.AnyLong, (container, x) => (Location)new Location.Line(container, x)),
        Gen.Select(s_container, GenValues.AnyLong, GenValues.AnyLong, GenValues.Maybe(GenValues.AnyLong),
            (container, x, y, turn) =>
            (Location)new Location.Plane(container, x, y, turn)));

    private static readonly Gen<Transfer> s_transfer = Gen.Select(
        s_container, s_container, s_class, GenValues.Key, GenValues.Quantity,
        (from, to, @class, key, quantity) => new Transfer(from, to, @class, key, quantity));

    private static readonly Gen<Operation> s_operation = Gen.OneOf<Operation>(
        Gen.Select(s_container, GenValues.Kind, GenValues.Key, GenValues.Policies, Nullable(GenValues.Text),
            (id, kind, owner, policies, name) =>
            (Operation)new CreateContainer(id, kind, owner, policies, name)),
        Gen.Select(s_container, Gen.Bool, (id, drain) => (Operation)new RemoveContainer(id, drain)),
        Gen.Select(s_class, GenValues.Name, Gen.ULong, GenValues.Behavior, (id, name, flags, behavior) =>
            (Operation)new RegisterClass(id, name, flags, behavior)),
        Gen.Select(s_class, GenValues.Key, GenValues.Shape,
            (id, key, shape) => (Operation)new RegisterClassShape(id, key, shape)),
        Gen.Select(s_class, GenValues.Key, GenValues.Quantity, s_location, (id, key, quantity, at) =>
            (Operation)new AddFungible(id, key, quantity, at)),
        Gen.Select(s_class, GenValues.Key, GenValues.Quantity, s_location, (id, key, quantity, from) =>
            (Operation)new RemoveFungible(id, key, quantity, from)),
        Gen.Select(s_class, GenValues.Key, GenValues.Quantity, s_location, s_location, (id, key, quantity, from, to) =>
            (Operation)new MoveFungible(id, key, quantity, from, to)),
        s_transfer.Select(one => (Operation)new TransferFungible(one.FromContainer, one.ToContainer, one.ClassId,
            one.Key, one.Quantity)),
        s_transfer.Array[1, 40].Select(many => (Operation)new TransferMany([.. many])),
        Gen.Select(s_class, GenValues.Key, Nullable(s_location),
            (id, key, at) => (Operation)new AddInstance(id, key, at)),
        Gen.Select(s_instance, s_location, (instance, to) => (Operation)new MoveInstance(instance, to)),
        Gen.Select(s_container, GenValues.AnyLong, s_instance, (container, slot, instance) =>
            (Operation)new PlaceInSlot(container, slot, instance)),
        Gen.Select(s_container, GenValues.AnyLong, (container, slot) => (Operation)new RemoveFromSlot(container, slot)),
        Gen.Select(s_container, GenValues.AnyLong, GenValues.AnyLong, GenValues.Maybe(s_container),
            (container, a, b, other) =>
            (Operation)new SwapSlots(container, a, b, other)));

    private static readonly Gen<JsonText> s_json = Gen.OneOf<string>("{}", """{ "a": [1, {"b": "\u20ac"}] }""",
        """{"ü":null}""")
        .Select(text => new JsonText(Encoding.UTF8.GetBytes(text)));

    /// <summary>A well-formed request without key.</summary>
    public static readonly Gen<CommitRequest> Request = Gen.Select(
        Gen.Select(s_operation, Gen.Bool).Array[1, 12],
        GenValues.Maybe(GenValues.NotNegative),
        Nullable(GenValues.Name),
        Nullable(GenValues.Name),
        Nullable(s_json),
        Nullable(s_json),
        (operations, expected, actor, policy, metadata, origin) => new CommitRequest
        {
            Operations = WithReferences(operations),
            ExpectedWorldSeq = expected is { } seq ? new WorldSeq(seq) : null,
            ActorId = actor,
            PolicyId = policy,
            Metadata = metadata,
            Origin = origin,
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
            if (refers && minting >= 0) operation = Referring(operation, InstanceRef.MintedBy(minting));
            if (operation is AddInstance) minting = i;
            operations.Add(operation);
        }

        return operations.ToImmutable();
    }

    private static Operation Referring(Operation operation, InstanceRef minted) => operation switch
    {
        MoveInstance move => move with { InstId = minted },
        PlaceInSlot place => place with { InstanceId = minted },
        _ => operation,
    };
}
