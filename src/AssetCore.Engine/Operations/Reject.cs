using System.Collections.Immutable;
using System.Globalization;
using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Every refusal that an operation can meet: each names the thing and the numbers, for people and for programs.
/// </summary>
internal static partial class Reject
{
    public static Rejection ContainerNotFound(ContainerId id) =>
        Because(ErrorCode.ContainerNotFound, $"there is no container {id}", ("container_id", id.Value));

    public static Rejection ContainerAlreadyExists(ContainerId id) =>
        Because(ErrorCode.ContainerAlreadyExists, $"container {id} exists already", ("container_id", id.Value));

    public static Rejection ClassNotFound(ClassId id) =>
        Because(ErrorCode.ClassNotFound, $"there is no class {id}", ("class_id", id.Value));

    public static Rejection ClassAlreadyExists(ClassId id) =>
        Because(ErrorCode.ClassAlreadyExists, $"class {id} exists already", ("class_id", id.Value));

    public static Rejection InstanceNotFound(InstanceId id) =>
        Because(ErrorCode.InstanceNotFound, $"there is no instance {id}", ("inst_id", id.ToString()));

    public static Rejection SameContainer(ContainerId id) =>
        Because(ErrorCode.SameLocation, $"source and target are both container {id}", ("container_id", id.Value));

    public static Rejection SamePlace(Location place) =>
        Because(
            ErrorCode.SameLocation,
            $"source and target are both {Describe(place)}",
            ("container_id", place.Container.Value));

    public static Rejection AlreadyThere(InstanceId id, Location place) => Because(
        ErrorCode.SameLocation,
        $"instance {id} is at {Describe(place)} already",
        ("inst_id", id.ToString()),
        ("container_id", place.Container.Value));

    public static Rejection SameSlot(ContainerId id, long slot) => Because(
        ErrorCode.SameLocation,
        $"both are slot {Text(slot)} of container {id}",
        ("container_id", id.Value),
        ("slot_index", Text(slot)));

    public static Rejection WrongKind(ContainerId id, ContainerType found, string needed) => Because(
        ErrorCode.WrongContainerKind,
        $"container {id} is {Name(found)}, {needed} is needed",
        ("container_id", id.Value),
        ("kind", Name(found)));

    public static Rejection WrongLocation(Location location, string needed) => Because(
        ErrorCode.WrongContainerKind,
        $"the location {Describe(location)} does not fit, {needed} is needed",
        ("container_id", location.Container.Value));

    public static Rejection PoliciesNeedBalance(ContainerId id, ContainerType kind) => Because(
        ErrorCode.WrongContainerKind,
        $"container {id} would be {Name(kind)}; only balance containers take policies",
        ("container_id", id.Value),
        ("kind", Name(kind)));

    public static Rejection ScalesDiffer(in ContainerCell from, in ContainerCell to) => Because(
        ErrorCode.ScaleMismatch,
        $"container {from.Name} has scale {Text(from.Bounds.UnitsPerOne)} "
        + $"and container {to.Name} has {Text(to.Bounds.UnitsPerOne)}",
        ("from_container", from.Name!),
        ("from_scale", Text(from.Bounds.UnitsPerOne)),
        ("to_container", to.Name!),
        ("to_scale", Text(to.Bounds.UnitsPerOne)));

    public static Rejection ClassNeedsScale(in ClassCell found, in ContainerCell container) => Because(
        ErrorCode.ScaleMismatch,
        $"class {found.Name} needs scale {Text(found.BalanceUnitsPerOne)}, "
        + $"container {container.Name} has {Text(container.Bounds.UnitsPerOne)}",
        ("class_id", found.Name!),
        ("balance_scale", Text(found.BalanceUnitsPerOne)),
        ("container_id", container.Name!),
        ("container_scale", Text(container.Bounds.UnitsPerOne)));

    public static Rejection NotAboveZero(DecimalQuantity quantity) =>
        Because(
            ErrorCode.InvalidQuantity, $"the quantity {quantity} is not above zero", ("quantity", quantity.ToString()));

    /// <summary>The quantity has no units at the scale.</summary>
    public static Rejection NoUnits(QuantityFault fault, string what, DecimalQuantity quantity, long unitsPerOne) =>
        fault == QuantityFault.TooManyDecimals
            ? Because(
                ErrorCode.InvalidQuantity,
                $"{what} {quantity} has more decimals than the {Text(new Scale(unitsPerOne).Decimals)} carried here",
                ("quantity", quantity.ToString()),
                ("scale", Text(unitsPerOne)))
            : Because(
                ErrorCode.QuantityOverflow,
                $"{what} {quantity} does not fit 64 bits at scale {Text(unitsPerOne)}",
                ("quantity", quantity.ToString()),
                ("scale", Text(unitsPerOne)));

    public static Rejection ClassNotAllowed(in ContainerCell container, in ClassCell found) => Because(
        ErrorCode.ClassNotAllowed,
        $"container {container.Name} does not take class {found.Name}",
        ("container_id", container.Name!),
        ("class_id", found.Name!));

    public static Rejection ShapeInUse(in ClassCell found, uint? key, Shape present, Shape asked) => Because(
        ErrorCode.ShapeInUse,
        $"something of {Of(found, key)} is placed as {Describe(present)}, so its shape cannot become {Describe(asked)}",
        ("class_id", found.Name!),
        ("shape", Describe(present)));

    public static Rejection UnregisteredShape(in ClassCell found, uint? key) =>
        Because(ErrorCode.UnregisteredClassShape, $"{Of(found, key)} has no shape", ("class_id", found.Name!));

    public static Rejection UnregisteredExtent(in ClassCell found, uint? key) =>
        Because(ErrorCode.UnregisteredClassExtent, $"{Of(found, key)} has no extent", ("class_id", found.Name!));

    public static Rejection PlaceOutOfBounds(in ContainerCell container, string what, long place, int last) => Because(
        ErrorCode.OutOfBounds,
        $"container {container.Name} has {what}s 1 to {Text(last)}, not {Text(place)}",
        ("container_id", container.Name!),
        (what == "cell" ? "position" : "slot_index", Text(place)),
        ("last", Text(last)));

    public static Rejection NumberOutOfBounds(
        in ContainerCell container, string what, long number, long min, long max) => Because(
        ErrorCode.OutOfBounds,
        $"in container {container.Name} {what} lies from {Text(min)} to {Text(max)}, {Text(number)} does not",
        ("container_id", container.Name!),
        (what, Text(number)),
        ("min", Text(min)),
        ("max", Text(max)));

    public static Rejection OutlineOutOfBounds(
        in ContainerCell container, long position, Shape footprint, int width, int height) => Because(
        ErrorCode.OutOfBounds,
        $"{Describe(footprint)} cells from position {Text(position)} do not lie within "
        + $"the {Text(width)}x{Text(height)} cells of container {container.Name}",
        ("container_id", container.Name!),
        ("position", Text(position)),
        ("footprint", Describe(footprint)));

    public static Rejection Overlap(in ContainerCell container, long position, Shape footprint) => Because(
        ErrorCode.Overlap,
        $"of the {Describe(footprint)} cells from position {Text(position)} of container {container.Name} "
        + "some are taken",
        ("container_id", container.Name!),
        ("position", Text(position)),
        ("footprint", Describe(footprint)));

    public static Rejection SlotOccupied(in ContainerCell container, int slot, InstanceId holder) => Because(
        ErrorCode.SlotOccupied,
        $"slot {Text(slot)} of container {container.Name} holds instance {holder}",
        ("container_id", container.Name!),
        ("slot_index", Text(slot)),
        ("inst_id", holder.ToString()));

    public static Rejection SlotEmpty(in ContainerCell container, int slot) => Because(
        ErrorCode.SlotEmpty,
        $"slot {Text(slot)} of container {container.Name} is empty",
        ("container_id", container.Name!),
        ("slot_index", Text(slot)));

    public static Rejection SlotsEmpty(
        in ContainerCell container, int slot, in ContainerCell other, int otherSlot) => Because(
        ErrorCode.SlotEmpty,
        $"slot {Text(slot)} of container {container.Name} and slot {Text(otherSlot)} of container {other.Name} "
        + "are both empty",
        ("container_id", container.Name!),
        ("slot_a", Text(slot)),
        ("slot_b", Text(otherSlot)));

    public static Rejection InsufficientBalance(
        in ContainerCell container, in ClassCell found, uint? key, BalanceRow row, long needed)
    {
        var bounds = container.Bounds;
        var available = (Int128)row.Quantity - row.Held - bounds.Floor;
        var held = row.Held == 0 ? "" : $", {Amount(row.Held, bounds)} of it held";
        var floor = bounds.Floor == 0 ? "" : $" and may not fall below {Amount(bounds.Floor, bounds)}";
        return Because(
            ErrorCode.InsufficientBalance,
            $"container {container.Name} holds {Amount(row.Quantity, bounds)} {Thing(found, key)}{held}{floor}, "
            + $"{Amount(needed, bounds)} needed",
            ("container_id", container.Name!),
            ("class_id", found.Name!),
            ("quantity", Amount(row.Quantity, bounds)),
            ("held", Amount(row.Held, bounds)),
            ("available", Amount(available, bounds)),
            ("needed", Amount(needed, bounds)));
    }

    public static Rejection InsufficientStack(
        in ContainerCell container, long position, in ClassCell found, uint? key, long there, long needed) => Because(
        ErrorCode.InsufficientBalance,
        $"position {Text(position)} of container {container.Name} holds {Text(there)} {Thing(found, key)}, "
        + $"{Text(needed)} needed",
        ("container_id", container.Name!),
        ("position", Text(position)),
        ("class_id", found.Name!),
        ("available", Text(there)),
        ("needed", Text(needed)));

    public static Rejection NoStack(in ContainerCell container, long position) => Because(
        ErrorCode.InsufficientBalance,
        $"no stack has its anchor at position {Text(position)} of container {container.Name}",
        ("container_id", container.Name!),
        ("position", Text(position)));

    public static Rejection StackLimit(
        in ContainerCell container, long position, in ClassCell found, long there, long added) => Because(
        ErrorCode.StackLimit,
        $"a stack of {found.Name} may hold {Text(found.StackMax ?? 0)}; "
        + $"position {Text(position)} of container {container.Name} would hold {Text((Int128)there + added)}",
        ("container_id", container.Name!),
        ("position", Text(position)),
        ("class_id", found.Name!),
        ("max_stack", Text(found.StackMax ?? 0)));

    public static Rejection CeilingExceeded(
        in ContainerCell container, in ClassCell found, uint? key, long there, long added)
    {
        var bounds = container.Bounds;
        var ceiling = Amount(bounds.Ceiling ?? 0, bounds);
        return Because(
            ErrorCode.CeilingExceeded,
            $"container {container.Name} holds {Amount(there, bounds)} {Thing(found, key)}; "
            + $"with {Amount(added, bounds)} more it would be above {ceiling}",
            ("container_id", container.Name!),
            ("class_id", found.Name!),
            ("quantity", Amount(there, bounds)),
            ("ceiling", ceiling));
    }

    public static Rejection SumOverflow(in ContainerCell container, in ClassCell found, uint? key) => Because(
        ErrorCode.QuantityOverflow,
        $"the sum of {Thing(found, key)} in container {container.Name} would not fit 64 bits",
        ("container_id", container.Name!),
        ("class_id", found.Name!));

    public static Rejection ContainerNotEmpty(in ContainerCell container) =>
        Because(
            ErrorCode.ContainerNotEmpty, $"container {container.Name} is not empty", ("container_id", container.Name!));

    public static Rejection ContainerHasHolds(in ContainerCell container) => Because(
        ErrorCode.ContainerHasHolds,
        $"balances of container {container.Name} are reserved by holds",
        ("container_id", container.Name!));

    private static Rejection Because(
        ErrorCode code, string detail, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var builder = ImmutableArray.CreateBuilder<RejectionFact>(facts.Length);
        foreach (var (name, value) in facts) builder.Add(new RejectionFact(name, value));
        return new Rejection(code, detail, null, builder.MoveToImmutable());
    }

    private static string Name(ContainerType type) => type switch
    {
        ContainerType.Balance => "balance",
        ContainerType.Slots => "slots",
        ContainerType.Grid => "grid",
        ContainerType.Line => "continuous_line_1d",
        ContainerType.Plane => "continuous_grid_2d",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a kind of container."),
    };

    private static string Describe(Location location) => location switch
    {
        Location.Balance => $"balance {location.Container}",
        Location.GridCell cell => $"cell {Text(cell.Position)} of {location.Container}",
        Location.Slot slot => $"slot {Text(slot.SlotIndex)} of {location.Container}",
        Location.Line line => $"point {Text(line.X)} of {location.Container}",
        Location.Plane plane => $"point {Text(plane.X)}, {Text(plane.Y)} of {location.Container}",
        _ => throw new ArgumentOutOfRangeException(nameof(location), location, "Not a kind of location."),
    };

    private static string Describe(Shape shape) => $"{Text(shape.Width)}x{Text(shape.Height)}";

    private static string Of(in ClassCell found, uint? key) =>
        key is { } value ? $"class {found.Name} with key {Text(value)}" : $"class {found.Name}";

    private static string Thing(in ClassCell found, uint? key) =>
        key is { } value ? $"{found.Name} with key {Text(value)}" : found.Name!;

    private static string Amount(Int128 units, BalanceBounds bounds) => Units.ToText(units, bounds.UnitsPerOne);

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
