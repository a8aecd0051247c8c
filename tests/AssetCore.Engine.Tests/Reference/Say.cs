using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Short words for operations, so that scenarios read like sentences.</summary>
internal static class Say
{
    public static CommitRequest Commit(params ReadOnlySpan<Operation> operations) =>
        new() { Operations = [.. operations] };

    public static DecimalQuantity Quantity(string text) =>
        DecimalQuantity.TryParse(text, out var quantity)
            ? quantity
            : throw new ArgumentException("Not a decimal.", nameof(text));

    public static CreateContainer Balance(string id, long scale = 1, BalancePolicies? policies = null) =>
        new(new(id), new ContainerKind.Balance(new Scale(scale)), null, policies, null);

    public static CreateContainer Grid(string id, int capacity, int? width) =>
        new(new(id), new ContainerKind.Grid(capacity, width), null, null, null);

    public static CreateContainer Slots(string id, int count) =>
        new(new(id), new ContainerKind.Slots(count), null, null, null);

    public static BalancePolicies Policies(string? floor = null, string? ceiling = null, string[]? classes = null) =>
        new(
        floor is null ? null : Quantity(floor),
        ceiling is null ? null : Quantity(ceiling),
        classes is null ? default : [.. classes.Select(id => new ClassId(id))]);

    public static RemoveContainer Remove(string id, bool drain = true) => new(new(id), drain);

    public static RegisterClass Class(string id, long? scale = null, string? maxStack = null) =>
        new(new(id), id, 0, new ClassBehavior(
            scale is { } unitsPerOne ? new Scale(unitsPerOne) : null,
            maxStack is null ? null : Quantity(maxStack)));

    public static RegisterClassShape Shape(string id, int width, int height, uint? key = null) =>
        new(new(id), key, new Shape(width, height));

    public static Location In(string container) => new Location.Balance(new(container));

    public static Location Cell(string container, long position, Rotation? rotation = null) =>
        new Location.GridCell(new(container), position, rotation);

    public static Location Slot(string container, long index) => new Location.Slot(new(container), index);

    public static Location Line(string container) => new Location.Line(new(container), 0);

    public static Location Plane(string container) => new Location.Plane(new(container), 0, 0, null);

    public static AddFungible Add(string quantity, string classId, Location to, uint? key = null) =>
        new(new(classId), key, Quantity(quantity), to);

    public static RemoveFungible Take(string quantity, string classId, Location from, uint? key = null) =>
        new(new(classId), key, Quantity(quantity), from);

    public static MoveFungible Move(string quantity, string classId, Location from, Location to, uint? key = null) =>
        new(new(classId), key, Quantity(quantity), from, to);

    public static TransferFungible Transfer(string quantity, string classId, string from, string to) =>
        new(new(from), new(to), new(classId), null, Quantity(quantity));

    public static Transfer OneTransfer(string quantity, string classId, string from, string to) =>
        new(new(from), new(to), new(classId), null, Quantity(quantity));

    public static TransferMany Many(params ImmutableArray<Transfer> transfers) => new(transfers);

    public static AddInstance Mint(string classId, Location? place = null, uint? key = null) =>
        new(new(classId), key, place);

    public static MoveInstance Move(long instance, Location to) => new(InstanceRef.To(new InstanceId(instance)), to);

    public static MoveInstance MoveMinted(int operation, Location to) => new(InstanceRef.MintedBy(operation), to);

    public static PlaceInSlot Place(long instance, string container, long slot) =>
        new(new(container), slot, InstanceRef.To(new InstanceId(instance)));

    public static RemoveFromSlot Unplace(string container, long slot) => new(new(container), slot);

    public static SwapSlots Swap(string container, long a, long b, string? other = null) =>
        new(new(container), a, b, other is null ? null : new(other));

    public static Location On(string line, long x) => new Location.Line(new(line), x);

    public static Location On(string plane, long x, long y, long? turn = null) =>
        new Location.Plane(new(plane), x, y, turn);

    public static SetContainerPolicies Govern(string id, BalancePolicies? policies = null) =>
        new(new(id), policies ?? Policies());

    public static SetContainerOwner Own(string id, uint? owner) => new(new(id), owner);

    public static RegisterClassExtent Extent(string id, Extent extent, uint? key = null) => new(new(id), key, extent);

    public static SplitStack Split(string container, long position, string quantity, Location to) =>
        new(new(container), position, Quantity(quantity), to);

    public static MergeStacks Merge(string container, long from, long to) => new(new(container), from, to);

    public static ConsolidateStacks Consolidate(string container, string classId, uint? key = null) =>
        new(new(container), new(classId), key);

    public static HoldFungible Hold(
        string id,
        string quantity,
        string classId,
        string container,
        uint? key = null,
        long? untilSeq = null,
        long? untilMs = null) =>
        new(
            new(id),
            new(container),
            new(classId),
            key,
            Quantity(quantity),
            untilSeq is { } seq ? new WorldSeq(seq) : null,
            untilMs);

    public static CaptureHold Capture(string id, string to, string? quantity = null) =>
        new(new(id), new(to), quantity is null ? null : Quantity(quantity));

    public static ReleaseHold Release(string id) => new(new(id));

    public static UnplaceInstance TakeUp(long instance) => new(Instance(instance));

    public static BurnInstance Burn(long instance) => new(Instance(instance));

    public static Attach Join(long child, long parent) => new(Instance(child), Instance(parent));

    public static Detach Part(long child) => new(Instance(child));

    public static Require AtLeast(string quantity, string classId, string container, uint? key = null) =>
        new(new Requirement.BalanceAtLeast(new(container), new(classId), key, Quantity(quantity)));

    public static Require Exactly(string quantity, string classId, string container, uint? key = null) =>
        new(new Requirement.BalanceEquals(new(container), new(classId), key, Quantity(quantity)));

    public static Require IsEmpty(string container, long slot) => new(new Requirement.SlotEmpty(new(container), slot));

    public static Require Holds(string container, long slot, long instance) =>
        new(new Requirement.SlotHolds(new(container), slot, Instance(instance), null));

    public static Require Holds(string container, long slot, string classId) =>
        new(new Requirement.SlotHolds(new(container), slot, null, new(classId)));

    public static Require IsFree(string container, long position) =>
        new(new Requirement.CellFree(new(container), position));

    public static Require Exists(string container) => new(new Requirement.ContainerExists(new(container)));

    public static Require IsAt(long instance, Location place) =>
        new(new Requirement.InstanceAt(Instance(instance), place));

    private static InstanceRef Instance(long number) => InstanceRef.To(new InstanceId(number));
}
