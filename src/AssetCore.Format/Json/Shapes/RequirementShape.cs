using AssetCore.Operations;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The objects that a <see cref="Require"/> may hold.</summary>
internal static class RequirementShape
{
    private const string Container = "container_id";
    private const string KeySummary = "The variant of the class; absent and 0 differ.";
    private const string QuantitySummary = "How much, held quantity not counted; zero and negative ones are allowed.";
    private const string SlotSummary = "The slot, counted from 1.";

    /// <summary><c>balance_at_least</c>.</summary>
    public static readonly ObjectType<Requirement.BalanceAtLeast> BalanceAtLeast = CreateBalanceAtLeast();

    /// <summary><c>balance_equals</c>.</summary>
    public static readonly ObjectType<Requirement.BalanceEquals> BalanceEquals = CreateBalanceEquals();

    /// <summary><c>slot_empty</c>.</summary>
    public static readonly ObjectType<Requirement.SlotEmpty> SlotEmpty = CreateSlotEmpty();

    /// <summary><c>slot_holds</c>.</summary>
    public static readonly ObjectType<Requirement.SlotHolds> SlotHolds = CreateSlotHolds();

    /// <summary><c>cell_free</c>.</summary>
    public static readonly ObjectType<Requirement.CellFree> CellFree = CreateCellFree();

    /// <summary><c>container_exists</c>.</summary>
    public static readonly ObjectType<Requirement.ContainerExists> ContainerExists = CreateContainerExists();

    /// <summary><c>instance_at</c>.</summary>
    public static readonly ObjectType<Requirement.InstanceAt> InstanceAt = CreateInstanceAt();

    private static ObjectType<Requirement.BalanceAtLeast> CreateBalanceAtLeast()
    {
        var guard = new ShapeBuilder<Requirement.BalanceAtLeast>();
        var container = guard.Required(Container, WireTypes.ContainerId, it => it.ContainerId, "The balance.");
        var classId = guard.Required("class_id", WireTypes.ClassId, it => it.ClassId, "The class.");
        var key = guard.Optional("key", WireTypes.UInt32, it => it.Key, KeySummary);
        var quantity = guard.Required("quantity", WireTypes.Quantity, it => it.Quantity, QuantitySummary);
        return guard.Build("balance at least", values => new Requirement.BalanceAtLeast(
            values.Get(container), values.Get(classId), values.GetOrNull(key), values.Get(quantity)));
    }

    private static ObjectType<Requirement.BalanceEquals> CreateBalanceEquals()
    {
        var guard = new ShapeBuilder<Requirement.BalanceEquals>();
        var container = guard.Required(Container, WireTypes.ContainerId, it => it.ContainerId, "The balance.");
        var classId = guard.Required("class_id", WireTypes.ClassId, it => it.ClassId, "The class.");
        var key = guard.Optional("key", WireTypes.UInt32, it => it.Key, KeySummary);
        var quantity = guard.Required("quantity", WireTypes.Quantity, it => it.Quantity, QuantitySummary);
        return guard.Build("balance equals", values => new Requirement.BalanceEquals(
            values.Get(container), values.Get(classId), values.GetOrNull(key), values.Get(quantity)));
    }

    private static ObjectType<Requirement.SlotEmpty> CreateSlotEmpty()
    {
        var guard = new ShapeBuilder<Requirement.SlotEmpty>();
        var container = guard.Required(Container, WireTypes.ContainerId, it => it.ContainerId, "The slots.");
        var slot = guard.Required("slot_index", WireTypes.Int64, it => it.SlotIndex, SlotSummary);
        return guard.Build(
            "slot empty", values => new Requirement.SlotEmpty(values.Get(container), values.Get(slot)));
    }

    private static ObjectType<Requirement.SlotHolds> CreateSlotHolds()
    {
        var guard = new ShapeBuilder<Requirement.SlotHolds>();
        var container = guard.Required(Container, WireTypes.ContainerId, it => it.ContainerId, "The slots.");
        var slot = guard.Required("slot_index", WireTypes.Int64, it => it.SlotIndex, SlotSummary);
        var instance = guard.Optional(
            "inst_id", WireTypes.Instance, it => it.InstId, "This very instance; instead of `class_id`.");
        var classId = guard.Optional(
            "class_id", WireTypes.ClassId, it => it.ClassId, "Any instance of this class; instead of `inst_id`.");
        return guard.Build(
            "slot holds",
            values => new Requirement.SlotHolds(
                values.Get(container), values.Get(slot), values.GetOrNull(instance), values.GetOrNull(classId)),
            it => it.InstId is null == it.ClassId is null
                ? Fault.Malformed("must have exactly one of inst_id and class_id")
                : null,
            ["inst_id"],
            ["class_id"]);
    }

    private static ObjectType<Requirement.CellFree> CreateCellFree()
    {
        var guard = new ShapeBuilder<Requirement.CellFree>();
        var container = guard.Required(Container, WireTypes.ContainerId, it => it.ContainerId, "The grid.");
        var position = guard.Required(
            "position", WireTypes.Int64, it => it.Position, "The cell, counted from 1, row by row.");
        return guard.Build(
            "cell free", values => new Requirement.CellFree(values.Get(container), values.Get(position)));
    }

    private static ObjectType<Requirement.ContainerExists> CreateContainerExists()
    {
        var guard = new ShapeBuilder<Requirement.ContainerExists>();
        var container = guard.Required(Container, WireTypes.ContainerId, it => it.ContainerId, "The container.");
        return guard.Build("container exists", values => new Requirement.ContainerExists(values.Get(container)));
    }

    private static ObjectType<Requirement.InstanceAt> CreateInstanceAt()
    {
        var guard = new ShapeBuilder<Requirement.InstanceAt>();
        var instance = guard.Required("inst_id", WireTypes.Instance, it => it.InstId, "The instance.");
        var location = guard.Required(
            "location", WireTypes.Location, it => it.Location, "Its place and turn; not a balance.");
        return guard.Build(
            "instance at", values => new Requirement.InstanceAt(values.Get(instance), values.Get(location)));
    }
}
