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
}
