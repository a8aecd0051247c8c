using AssetCore.Benchmarks.Micro;
using AssetCore.Containers;
using AssetCore.Engine.Queries;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Benchmarks.Space;

/// <summary>A world with one grid of 1,000 x 1,000 cells, one line and one plane, empty to begin with.</summary>
internal sealed class SpaceWorld : MeasuredWorld
{
    /// <summary>Cells across and down.</summary>
    public const int GridSide = 1_000;

    public static readonly ContainerId Grid = new("grid");
    public static readonly ContainerId Line = new("line");
    public static readonly ContainerId Plane = new("plane");

    /// <summary>One cell, four cells, and a hundred; a rod of 10; a desk of 10 x 10, and a stool of 8 x 8.</summary>
    public static readonly ClassId Pin = new("pin");

    public static readonly ClassId Box = new("box");
    public static readonly ClassId Hall = new("hall");
    public static readonly ClassId Rod = new("rod");
    public static readonly ClassId Desk = new("desk");
    public static readonly ClassId Stool = new("stool");

    public SpaceWorld() =>
        Put(
        [
            .. ((ClassId[])[Pin, Box, Hall, Rod, Desk, Stool]).Select(id => new RegisterClass(id, id.Value, 0, null)),
            new RegisterClassShape(Pin, null, new Shape(1, 1)),
            new RegisterClassShape(Box, null, new Shape(2, 2)),
            new RegisterClassShape(Hall, null, new Shape(10, 10)),
            new RegisterClassExtent(Rod, null, Extent.Span(10)),
            new RegisterClassExtent(Desk, null, Extent.Rectangle(10, 10)),
            new RegisterClassExtent(Stool, null, Extent.Rectangle(8, 8)),
            Container(Grid, new ContainerKind.Grid(GridSide * GridSide, GridSide)),
            Container(Line, new ContainerKind.Line(0, 100_000_000, Scale.Whole, null)),
            Container(Plane, new ContainerKind.Plane(0, 0, 1_000_000, 1_000_000, Scale.Whole, null)),
        ]);

    /// <summary>A pin on the grid.</summary>
    public static Operation PinAt(int cell) => new AddInstance(Pin, null, new Location.GridCell(Grid, cell + 1L, null));

    /// <summary>Asks the state.</summary>
    public T Ask<T>(WorldQuery query)
        where T : QueryAnswer =>
        StateQueries.Execute(Engine.State, query).Answer as T
        ?? throw new InvalidOperationException($"{query} was refused.");
}
