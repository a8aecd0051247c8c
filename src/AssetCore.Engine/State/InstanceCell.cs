using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>One instance, packed into 64 bytes. What the numbers of its place mean depends on
/// <see cref="Type"/>.</summary>
internal readonly struct InstanceCell : IVacant
{
    // The class's number + 1, so that the default value is vacant.
    private readonly int _class;

    private InstanceCell(InstanceRow row)
    {
        _class = row.Class.Value + 1;
        KeyWord = BalanceKey.ToWord(row.Key);
        Parent = row.Parent.Value;
        switch (row.Place)
        {
            case InstancePlace.Slot slot:
                (Type, Container, X) = (ContainerType.Slots, slot.Container.Value, slot.SlotIndex);
                break;
            case InstancePlace.Grid grid:
                (Type, Container, X) = (ContainerType.Grid, grid.Container.Value, grid.Position);
                (Turn, Width, Height) = ((int)grid.Rotation, grid.Footprint.Width, grid.Footprint.Height);
                Invariant.Holds(Width > 0 && Height > 0, "an instance on a grid covers cells of it");
                break;
            case InstancePlace.Line line:
                (Type, Container, X) = (ContainerType.Line, line.Container.Value, line.X);
                Width = line.Length;
                Invariant.Holds(Width > 0, "an instance on a line covers a span of it");
                break;
            case InstancePlace.Plane plane:
                (Type, Container, X, Y) = (ContainerType.Plane, plane.Container.Value, plane.X, plane.Y);
                (Turn, Width, Height) = (plane.RotationMillideg, plane.Width, plane.Height);
                Invariant.Holds(Width > 0 && Height > 0, "an instance on a plane covers a part of it");
                break;
            default:
                Invariant.Holds(row.Place is InstancePlace.Unplaced, "there is no other kind of place");
                break;
        }
    }

    public ulong KeyWord { get; }

    public long Parent { get; }

    /// <summary>The slot or the anchor, 1-based; the centre on lines and planes.</summary>
    public long X { get; }

    /// <summary>The centre on planes.</summary>
    public long Y { get; }

    /// <summary>Cells across as it stands on grids; the length on lines, the width unturned on planes.</summary>
    public long Width { get; }

    /// <summary>Cells down as it stands on grids; the height unturned on planes.</summary>
    public long Height { get; }

    /// <summary>The rotation on grids, millidegrees on planes.</summary>
    public int Turn { get; }

    /// <summary>The container of the place.</summary>
    public int Container { get; }

    /// <summary>The kind of the place, None for unplaced.</summary>
    public ContainerType Type { get; }

    /// <summary>True on lines and planes.</summary>
    public bool IsContinuous => Type is ContainerType.Line or ContainerType.Plane;

    /// <summary>The rotation on a grid.</summary>
    public Rotation Rotation => (Rotation)Turn;

    /// <summary>The slot or the anchor, 1-based.</summary>
    public int Position => (int)X;

    /// <summary>The cells covered on a grid, as it stands.</summary>
    public Shape Footprint => new((int)Width, (int)Height);

    /// <summary>What is covered of a line.</summary>
    public LineSpan Span => new(X, Width);

    /// <summary>What is covered of a plane.</summary>
    public PlaneRect Rect => PlaneRect.At(X, Y, Turn, Width, Height);

    public bool IsVacant => _class == 0;

    public int Class => _class - 1;

    public Variant Variant => new(new ClassIndex(Class), BalanceKey.FromWord(KeyWord));

    public InstancePlace Place => Type switch
    {
        ContainerType.Slots => new InstancePlace.Slot(new ContainerIndex(Container), Position),
        ContainerType.Grid => new InstancePlace.Grid(new ContainerIndex(Container), Position, Rotation, Footprint),
        ContainerType.Line => new InstancePlace.Line(new ContainerIndex(Container), X, Width),
        ContainerType.Plane => new InstancePlace.Plane(new ContainerIndex(Container), X, Y, Turn, Width, Height),
        _ => InstancePlace.Nowhere,
    };

    public static InstanceCell Of(InstanceRow row) => new(row);

    public InstanceRow ToRow() =>
        new(new ClassIndex(Class), BalanceKey.FromWord(KeyWord), new InstanceId(Parent), Place);
}
