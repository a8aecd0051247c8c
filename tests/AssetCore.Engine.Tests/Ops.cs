using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests;

/// <summary>Operations in few words.</summary>
internal static partial class Ops
{
    public static DecimalQuantity Amount(string text) =>
        DecimalQuantity.TryParse(text, out var quantity) ? quantity : throw new ArgumentException(text, nameof(text));

    public static CreateContainer Vault(
        string id, long unitsPerOne = 1_000, BalancePolicies? policies = null, uint? owner = null) =>
        new(new ContainerId(id), new ContainerKind.Balance(new Scale(unitsPerOne)), owner, policies, null);

    public static BalancePolicies Policies(string? floor = null, string? ceiling = null, string[]? classes = null) =>
        new(
            floor is null ? null : Amount(floor),
            ceiling is null ? null : Amount(ceiling),
            classes is null ? default : [.. classes.Order(StringComparer.Ordinal).Select(id => new ClassId(id))]);

    public static CreateContainer Slots(string id, int count) =>
        new(new ContainerId(id), new ContainerKind.Slots(count), null, null, null);

    public static CreateContainer Grid(string id, int capacity, int? width) =>
        new(new ContainerId(id), new ContainerKind.Grid(capacity, width), null, null, null);

    public static CreateContainer Line(string id) =>
        new(new ContainerId(id), new ContainerKind.Line(0, 10_000, new Scale(1_000), null), null, null, null);

    public static CreateContainer Plane(string id, long side = 10_000, long? leaf = null) =>
        new(new ContainerId(id), new ContainerKind.Plane(0, 0, side, side, new Scale(1_000), leaf), null, null, null);

    public static RemoveContainer Remove(string id, bool drain = true) => new(new ContainerId(id), drain);

    public static RegisterClass Class(string id, long? scale = null, string? stackMax = null) => new(
        new ClassId(id),
        id,
        0,
        scale is null && stackMax is null
            ? null
            : new ClassBehavior(
                scale is { } units ? new Scale(units) : null, stackMax is null ? null : Amount(stackMax)));

    public static RegisterClassShape Shape(string id, int width, int height, uint? key = null) =>
        new(new ClassId(id), key, new Shape(width, height));

    public static RegisterClassExtent Span(string id, long length, uint? key = null) =>
        new(new ClassId(id), key, Extent.Span(length));

    public static RegisterClassExtent Rectangle(string id, long width, long height, uint? key = null) =>
        new(new ClassId(id), key, Extent.Rectangle(width, height));

    public static AddFungible Add(string id, string quantity, Location to, uint? key = null) =>
        new(new ClassId(id), key, Amount(quantity), to);

    public static RemoveFungible Take(string id, string quantity, Location from, uint? key = null) =>
        new(new ClassId(id), key, Amount(quantity), from);

    public static MoveFungible Move(string id, string quantity, Location from, Location to, uint? key = null) =>
        new(new ClassId(id), key, Amount(quantity), from, to);

    public static TransferFungible Transfer(string from, string to, string id, string quantity, uint? key = null) =>
        new(new ContainerId(from), new ContainerId(to), new ClassId(id), key, Amount(quantity));

    public static TransferMany TransferAll(params ImmutableArray<TransferFungible> transfers) => new(
        [.. transfers.Select(op => new Transfer(op.FromContainer, op.ToContainer, op.ClassId, op.Key, op.Quantity))]);

    public static AddInstance Mint(string id, Location? at = null, uint? key = null) => new(new ClassId(id), key, at);

    public static MoveInstance MoveTo(long instance, Location to) => new(InstanceRef.To(new InstanceId(instance)), to);

    public static PlaceInSlot Place(string container, long slot, InstanceRef instance) =>
        new(new ContainerId(container), slot, instance);

    public static RemoveFromSlot Lift(string container, long slot) => new(new ContainerId(container), slot);

    public static SwapSlots Swap(string container, long a, long b, string? other = null) =>
        new(new ContainerId(container), a, b, other is null ? null : new ContainerId(other));

    public static InstanceRef Instance(long id) => InstanceRef.To(new InstanceId(id));

    public static Location InVault(string id) => new Location.Balance(new ContainerId(id));

    public static Location Cell(string id, long position, Rotation? rotation = null) =>
        new Location.GridCell(new ContainerId(id), position, rotation);

    public static Location At(string id, long x) => new Location.Line(new ContainerId(id), x);

    public static Location At(string id, long x, long y, long? turn = null) =>
        new Location.Plane(new ContainerId(id), x, y, turn);

    public static Location Slot(string id, long slot) => new Location.Slot(new ContainerId(id), slot);
}
