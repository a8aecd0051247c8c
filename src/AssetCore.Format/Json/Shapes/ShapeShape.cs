using AssetCore.Containers;

namespace AssetCore.Format.Json.Shapes;

/// <summary><c>{"width": 2, "height": 1}</c>.</summary>
internal static class ShapeShape
{
    public static ObjectType<Shape> Create()
    {
        var shape = new ShapeBuilder<Shape>();
        var width = shape.Required("width", WireTypes.Places, value => value.Width, "Cells across.");
        var height = shape.Required("height", WireTypes.Places, value => value.Height, "Cells down.");
        return shape.Build("shape", values => new Shape(values.Get(width), values.Get(height)));
    }
}
