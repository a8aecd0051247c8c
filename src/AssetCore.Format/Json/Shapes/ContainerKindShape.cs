using AssetCore.Containers;
using AssetCore.Quantities;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The five kinds of containers, told apart by <c>type</c>.</summary>
internal static class ContainerKindShape
{
    private const string Tag = "type";
    private const string ScaleMember = "quantization_inv";

    public static UnionType<ContainerKind> Create() => new("container kind", "ContainerKind", Tag,
    [
        new Variant<ContainerKind, ContainerKind.Balance>("balance", CreateBalance()),
        new Variant<ContainerKind, ContainerKind.Slots>("slots", CreateSlots()),
        new Variant<ContainerKind, ContainerKind.Grid>("grid", CreateGrid()),
        new Variant<ContainerKind, ContainerKind.Line>("continuous_line_1d", CreateLine()),
        new Variant<ContainerKind, ContainerKind.Plane>("continuous_grid_2d", CreatePlane()),
    ]);

    private static ObjectType<ContainerKind.Balance> CreateBalance()
    {
        var kind = new ShapeBuilder<ContainerKind.Balance>();
        kind.Tag(Tag, "balance");
        var scale = kind.Defaulted(ScaleMember, WireTypes.Positive, value => value.Scale.UnitsPerOne,
            "Units per 1.0: a power of ten up to 10^9; 1 unless given.");
        return kind.Build(
            "balance kind",
            values => new ContainerKind.Balance(new Scale(values.GetOr(scale, 1))),
            value =>
                value.Scale.IsBalanceScale
                    ? null
                    : Fault.Malformed("must be a power of ten from 1 to 10^9").Within(ScaleMember));
    }

    private static ObjectType<ContainerKind.Slots> CreateSlots()
    {
        var kind = new ShapeBuilder<ContainerKind.Slots>();
        kind.Tag(Tag, "slots");
        var count = kind.Required("count", WireTypes.Places, value => value.Count, "How many slots.");
        return kind.Build("slots kind", values => new ContainerKind.Slots(values.Get(count)));
    }

    private static ObjectType<ContainerKind.Grid> CreateGrid()
    {
        var kind = new ShapeBuilder<ContainerKind.Grid>();
        kind.Tag(Tag, "grid");
        var capacity = kind.Required("capacity", WireTypes.Places, value => value.Capacity, "How many cells.");
        var width = kind.Optional("grid_width", WireTypes.Places, value => value.GridWidth,
            "Cells in a row, dividing the capacity; absent for a line of cells.");
        return kind.Build(
            "grid kind",
            values => new ContainerKind.Grid(values.Get(capacity), values.GetOrNull(width)),
            value => value.Capacity % value.Width == 0
                ? null
                : Fault.Malformed($"of {value.Width} must divide the capacity of {value.Capacity}")
                    .Within("grid_width"));
    }

    private static ObjectType<ContainerKind.Line> CreateLine()
    {
        var kind = new ShapeBuilder<ContainerKind.Line>();
        kind.Tag(Tag, "continuous_line_1d");
        var minX = kind.Required("min_x", WireTypes.Int64, value => value.MinX, "The lower bound in scaled units.");
        var maxX = kind.Required("max_x", WireTypes.Int64, value => value.MaxX, "The upper bound in scaled units.");
        var scale = kind.Required(
            ScaleMember, WireTypes.Positive, value => value.Scale.UnitsPerOne, "Scaled units per 1.0.");
        var bucket = kind.Optional("bucket_cell_size", WireTypes.Positive, value => value.BucketCellSize,
            "The cell of the spatial index in scaled units.");
        return kind.Build(
            "line kind",
            values => new ContainerKind.Line(
                values.Get(minX), values.Get(maxX), new Scale(values.Get(scale)), values.GetOrNull(bucket)),
            value => OrderedBounds("min_x", value.MinX, "max_x", value.MaxX));
    }

    private static ObjectType<ContainerKind.Plane> CreatePlane()
    {
        var kind = new ShapeBuilder<ContainerKind.Plane>();
        kind.Tag(Tag, "continuous_grid_2d");
        var minX = kind.Required("min_x", WireTypes.Int64, value => value.MinX, "The lower x bound in scaled units.");
        var minY = kind.Required("min_y", WireTypes.Int64, value => value.MinY, "The lower y bound in scaled units.");
        var maxX = kind.Required("max_x", WireTypes.Int64, value => value.MaxX, "The upper x bound in scaled units.");
        var maxY = kind.Required("max_y", WireTypes.Int64, value => value.MaxY, "The upper y bound in scaled units.");
        var scale = kind.Required(
            ScaleMember, WireTypes.Positive, value => value.Scale.UnitsPerOne, "Scaled units per 1.0.");
        var bucket = kind.Optional("bucket_cell_size", WireTypes.Positive, value => value.BucketCellSize,
            "The cell of the spatial index in scaled units.");
        return kind.Build(
            "plane kind",
            values => new ContainerKind.Plane(
                values.Get(minX), values.Get(minY), values.Get(maxX), values.Get(maxY),
                new Scale(values.Get(scale)), values.GetOrNull(bucket)),
            value =>
                OrderedBounds("min_x", value.MinX, "max_x", value.MaxX)
                    ?? OrderedBounds("min_y", value.MinY, "max_y", value.MaxY));
    }

    private static Fault? OrderedBounds(string lowerName, long lower, string upperName, long upper) =>
        lower < upper ? null : Fault.Malformed($"of {lower} must be below {upperName} of {upper}").Within(lowerName);
}
