using AssetCore.Operations;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The five kinds of places, told apart by <c>kind</c>.</summary>
internal static class LocationShape
{
    private const string Tag = "kind";
    private const string ContainerMember = "container_id";
    private const string ContainerSummary = "The container of the place.";

    public static UnionType<Location> Create() => new("location", "Location", Tag,
    [
        new Variant<Location, Location.Balance>("balance", CreateBalance()),
        new Variant<Location, Location.GridCell>("grid_cell", CreateGridCell()),
        new Variant<Location, Location.Slot>("slot", CreateSlot()),
        new Variant<Location, Location.Line>("line", CreateLine()),
        new Variant<Location, Location.Plane>("plane", CreatePlane()),
    ]);

    private static ObjectType<Location.Balance> CreateBalance()
    {
        var place = new ShapeBuilder<Location.Balance>();
        var container = place.Required(
            ContainerMember, WireTypes.ContainerId, value => value.Container, ContainerSummary);
        place.Tag(Tag, "balance");
        return place.Build("balance location", values => new Location.Balance(values.Get(container)));
    }

    private static ObjectType<Location.GridCell> CreateGridCell()
    {
        var place = new ShapeBuilder<Location.GridCell>();
        var container = place.Required(
            ContainerMember, WireTypes.ContainerId, value => value.Container, ContainerSummary);
        place.Tag(Tag, "grid_cell");
        var position = place.Required("position", WireTypes.Int64, value => value.Position,
            "The anchor, counted from 1, row by row.");
        var rotation = place.Optional(
            "rotation", WireTypes.Rotation, value => value.Rotation, "The turn; `none` unless given.");
        return place.Build(
            "grid cell location",
            values => new Location.GridCell(values.Get(container), values.Get(position), values.GetOrNull(rotation)));
    }

    private static ObjectType<Location.Slot> CreateSlot()
    {
        var place = new ShapeBuilder<Location.Slot>();
        var container = place.Required(
            ContainerMember, WireTypes.ContainerId, value => value.Container, ContainerSummary);
        place.Tag(Tag, "slot");
        var slot = place.Required("slot_index", WireTypes.Int64, value => value.SlotIndex, "The slot, counted from 1.");
        return place.Build("slot location", values => new Location.Slot(values.Get(container), values.Get(slot)));
    }

    private static ObjectType<Location.Line> CreateLine()
    {
        var place = new ShapeBuilder<Location.Line>();
        var container = place.Required(
            ContainerMember, WireTypes.ContainerId, value => value.Container, ContainerSummary);
        place.Tag(Tag, "line");
        var x = place.Required("x", WireTypes.Int64, value => value.X, "The centre in scaled units.");
        return place.Build("line location", values => new Location.Line(values.Get(container), values.Get(x)));
    }

    private static ObjectType<Location.Plane> CreatePlane()
    {
        var place = new ShapeBuilder<Location.Plane>();
        var container = place.Required(
            ContainerMember, WireTypes.ContainerId, value => value.Container, ContainerSummary);
        place.Tag(Tag, "plane");
        var x = place.Required("x", WireTypes.Int64, value => value.X, "The centre's x in scaled units.");
        var y = place.Required("y", WireTypes.Int64, value => value.Y, "The centre's y in scaled units.");
        var turn = place.Optional("rotation_millideg", WireTypes.Int64, value => value.RotationMillideg,
            "The turn in millidegrees; 0 unless given.");
        return place.Build(
            "plane location",
            values => new Location.Plane(values.Get(container), values.Get(x), values.Get(y), values.GetOrNull(turn)));
    }
}
