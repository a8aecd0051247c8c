using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>Draws the parts that operations are made of: mostly what exists, sometimes what only might.</summary>
internal sealed class OperationSources(IChoices choices, WorldView view)
{
    /// <summary>How often something better is looked for before what comes is taken.</summary>
    public const int LooksMax = 6;

    // How often an argument is drawn without a look at the world.
    private const int BlindPercent = 2;

    private readonly HashSet<string> _touched = [];

    public IChoices Choices => choices;

    public WorldView View => view;

    /// <summary>A container of a kind, or any other when there is none or by chance.</summary>
    public ContainerId Container(ContainerType type)
    {
        var fitting = view.Containers.Where(container => container.Kind.Type == type).ToList();
        return fitting.Count == 0 || choices.Chance(BlindPercent) ? AnyContainer() : choices.Pick(fitting).Id;
    }

    /// <summary>Any container, created or not.</summary>
    public ContainerId AnyContainer() => choices.Pick(Universe.Containers).Id;

    /// <summary>The kind of a container that exists, or null.</summary>
    public ContainerKind? KindOf(ContainerId id) =>
        view.Containers.FirstOrDefault(container => container.Id == id)?.Kind;

    /// <summary>A class that exists, or any.</summary>
    public ClassId Class() => view.Classes.Length == 0 || choices.Chance(BlindPercent)
        ? choices.Pick(Universe.Classes).Id
        : choices.Pick(view.Classes);

    /// <summary>A variant, mostly none.</summary>
    public uint? Key() => choices.Chance(30) ? choices.Pick(Universe.Keys) : null;

    /// <summary>
    /// True if an operation of this commit makes or takes something of that name. The view is from before the commit,
    /// so it should mostly be left alone.
    /// </summary>
    public bool IsTouched(string name) => _touched.Contains(name);

    /// <summary>Remembers that an operation of this commit makes or takes something of that name.</summary>
    public void Touch(string name) => _touched.Add(name);

    /// <summary>
    /// One of a list that is not empty, mostly one that this commit has not touched; it is touched now.
    /// </summary>
    public T PickUntouched<T>(IReadOnlyList<T> items)
    {
        var item = choices.Pick(items);
        for (var looks = 1; looks < LooksMax && IsTouched($"{item}"); looks++) item = choices.Pick(items);
        Touch($"{item}");
        return item;
    }

    /// <summary>The shape that something would be placed with, or null.</summary>
    public Shape? ShapeOf(ClassId classId, uint? key)
    {
        Shape? common = null;
        foreach (var (ofClass, ofKey, shape) in view.Shapes)
        {
            if (ofClass != classId) continue;
            if (ofKey == key) return shape;
            if (ofKey is null) common = shape;
        }

        return common;
    }

    /// <summary>A cell of a grid: mostly one where something of this class and key would find room.</summary>
    public Location.GridCell Cell(ClassId classId, uint? key)
    {
        var cell = CellInside(classId, key);
        for (var looks = 1; looks < LooksMax && !IsProbablyFree(cell, classId, key); looks++)
        {
            cell = CellInside(classId, key);
        }

        return cell;
    }

    private Location.GridCell CellInside(ClassId classId, uint? key)
    {
        var id = Container(ContainerType.Grid);
        var rotation = Rotation();
        if (choices.Chance(3) || KindOf(id) is not ContainerKind.Grid grid || ShapeOf(classId, key) is not { } shape)
        {
            return new Location.GridCell(id, Position(PlacesOf(id)), rotation);
        }

        var turned = shape.Turned(rotation ?? Containers.Rotation.None);
        var x = choices.Below(Math.Max(1, grid.Width - turned.Width + 1));
        var y = choices.Below(Math.Max(1, grid.Height - turned.Height + 1));
        return new Location.GridCell(id, 1 + x + ((long)y * grid.Width), rotation);
    }

    /// <summary>
    /// A guess, for the view does not know rotations: everything is taken for the square of its longer side.
    /// </summary>
    private bool IsProbablyFree(Location.GridCell cell, ClassId classId, uint? key)
    {
        if (KindOf(cell.Container) is not ContainerKind.Grid grid) return false;
        var shape = (ShapeOf(classId, key) ?? new Shape(1, 1)).Turned(cell.Rotation ?? Containers.Rotation.None);
        if (shape.Width > grid.Width || shape.Height > grid.Height) return false;
        var side = Math.Max(shape.Width, shape.Height);
        var stacks =
            view.Stacks.Where(s => s.Container == cell.Container).Select(s => (s.Anchor, SideOf(s.Class, s.Key)));
        var instances = view.Instances
            .Where(i => i.Place is Location.GridCell place && place.Container == cell.Container)
            .Select(i => (((Location.GridCell)i.Place!).Position, SideOf(i.Class, i.Key)));
        return stacks.Concat(instances).All(other => IsApart(grid, (cell.Position, side), other));
    }

    private int SideOf(ClassId classId, uint? key) =>
        ShapeOf(classId, key) is { } shape ? Math.Max(shape.Width, shape.Height) : 1;

    private static bool IsApart(ContainerKind.Grid grid, (long Anchor, int Side) a, (long Anchor, int Side) b)
    {
        var (ax, ay) = ((a.Anchor - 1) % grid.Width, (a.Anchor - 1) / grid.Width);
        var (bx, by) = ((b.Anchor - 1) % grid.Width, (b.Anchor - 1) / grid.Width);
        return ax + a.Side <= bx || bx + b.Side <= ax || ay + a.Side <= by || by + b.Side <= ay;
    }

    /// <summary>
    /// A position of a grid or slots with so many places: inside, sometimes just outside, rarely far away.
    /// </summary>
    public long Position(int places) => choices.Weighted<Func<long>>(
        (120, () => 1 + choices.Below(places)),
        (1, () => 0),
        (1, () => places + 1L),
        (1, () => -1),
        (1, () => long.MaxValue),
        (1, () => long.MinValue))();

    /// <summary>Places of a container: its cells or slots, or a few if it has none.</summary>
    public int PlacesOf(ContainerId id) => KindOf(id) switch
    {
        ContainerKind.Grid grid => grid.Capacity,
        // Few of very many slots, so that instances meet.
        ContainerKind.Slots slots => Math.Min(slots.Count, 40),
        _ => 4,
    };

    /// <summary>A turn, mostly not given.</summary>
    public Rotation? Rotation() => choices.Weighted<Rotation?>(
        (60, null),
        (10, Containers.Rotation.None),
        (15, Containers.Rotation.Cw90),
        (5, Containers.Rotation.Cw180),
        (10, Containers.Rotation.Cw270));
}
