using AssetCore.Format.Tests.Binary;
using AssetCore.Ids;
using AssetCore.Operations;
using CsCheck;

namespace AssetCore.Format.Tests.Requests;

/// <summary>Draws operations of every kind, the ends of their ranges included, impossible places too.</summary>
internal static class GenOperations
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

    private static readonly Gen<Requirement> s_requirement = Gen.OneOf<Requirement>(
        s_transfer.Select(one =>
            (Requirement)new Requirement.BalanceAtLeast(one.FromContainer, one.ClassId, one.Key, one.Quantity)),
        s_transfer.Select(one =>
            (Requirement)new Requirement.BalanceEquals(one.FromContainer, one.ClassId, one.Key, one.Quantity)),
        Gen.Select(s_container, GenValues.AnyLong,
            (container, slot) => (Requirement)new Requirement.SlotEmpty(container, slot)),
        Gen.Select(s_container, GenValues.AnyLong, s_instance,
            (container, slot, instance) => (Requirement)new Requirement.SlotHolds(container, slot, instance, null)),
        Gen.Select(s_container, GenValues.AnyLong, s_class,
            (container, slot, @class) => (Requirement)new Requirement.SlotHolds(container, slot, null, @class)),
        Gen.Select(s_container, GenValues.AnyLong,
            (container, cell) => (Requirement)new Requirement.CellFree(container, cell)),
        s_container.Select(container => (Requirement)new Requirement.ContainerExists(container)),
        Gen.Select(s_instance, s_location,
            (instance, at) => (Requirement)new Requirement.InstanceAt(instance, at)));

    private static readonly Gen<Operation> s_first = Gen.OneOf<Operation>(
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

    private static readonly Gen<Operation> s_rest = Gen.OneOf<Operation>(
        Gen.Select(s_container, GenValues.Policies.Where(policies => policies is not null), (id, policies) =>
            (Operation)new SetContainerPolicies(id, policies!)),
        Gen.Select(s_container, GenValues.Key, (id, owner) => (Operation)new SetContainerOwner(id, owner)),
        Gen.Select(s_class, GenValues.Key, GenValues.Extent, (id, key, extent) =>
            (Operation)new RegisterClassExtent(id, key, extent)),
        Gen.Select(s_container, GenValues.AnyLong, GenValues.Quantity, s_location, (id, position, quantity, to) =>
            (Operation)new SplitStack(id, position, quantity, to)),
        Gen.Select(s_container, GenValues.AnyLong, GenValues.AnyLong, (id, from, to) =>
            (Operation)new MergeStacks(id, from, to)),
        Gen.Select(s_container, s_class, GenValues.Key, (id, @class, key) =>
            (Operation)new ConsolidateStacks(id, @class, key)),
        Gen.Select(s_name, s_transfer, GenValues.Maybe(GenValues.NotNegative), GenValues.Maybe(GenValues.NotNegative),
            (hold, one, seq, time) => (Operation)new HoldFungible(
                new HoldId(hold), one.FromContainer, one.ClassId, one.Key, one.Quantity,
                seq is { } expiry ? new WorldSeq(expiry) : null, time)),
        Gen.Select(s_name, s_container, GenValues.Maybe(GenValues.Quantity), (hold, to, quantity) =>
            (Operation)new CaptureHold(new HoldId(hold), to, quantity)),
        s_name.Select(hold => (Operation)new ReleaseHold(new HoldId(hold))),
        s_instance.Select(instance => (Operation)new UnplaceInstance(instance)),
        s_instance.Select(instance => (Operation)new BurnInstance(instance)),
        Gen.Select(s_instance, s_instance, (child, parent) => (Operation)new Attach(child, parent)),
        s_instance.Select(child => (Operation)new Detach(child)),
        s_requirement.Select(requirement => (Operation)new Require(requirement)));

    /// <summary>Any operation that can be asked for; instances by their numbers.</summary>
    public static readonly Gen<Operation> Any = Gen.OneOf(s_first, s_rest);

    /// <summary>A reversal.</summary>
    public static readonly Gen<Operation> Reversal = Gen.Select(
        GenValues.Positive, Gen.ULong, GenValues.Name,
        (seq, prefix, reason) => (Operation)new ReverseCommit(new CommitId(new WorldSeq(seq), prefix), reason));

    /// <summary>The operation with an instance that an earlier one mints wherever it names one.</summary>
    public static Operation Referring(Operation operation, InstanceRef minted) => operation switch
    {
        MoveInstance move => move with { InstId = minted },
        UnplaceInstance unplace => unplace with { InstId = minted },
        BurnInstance burn => burn with { InstId = minted },
        Attach attach => attach with { ParentId = minted },
        Detach detach => detach with { ChildId = minted },
        PlaceInSlot place => place with { InstanceId = minted },
        Require { Requirement: Requirement.SlotHolds { ClassId: null } holds } =>
            new Require(holds with { InstId = minted }),
        Require { Requirement: Requirement.InstanceAt at } => new Require(at with { InstId = minted }),
        _ => operation,
    };

    private static Gen<T?> Nullable<T>(Gen<T> gen)
        where T : class => Gen.Select(gen, Gen.Bool, (value, isThere) => isThere ? value : null);
}
