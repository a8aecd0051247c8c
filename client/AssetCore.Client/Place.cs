using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <summary>A place that an operation names; a text alone is the balance container of that id.</summary>
/// <param name="Location">The place in the vocabulary.</param>
public readonly record struct Place(Location Location)
{
    /// <summary>A balance container.</summary>
    public static Place Balance(string container) => new(new Location.Balance(new ContainerId(container)));

    /// <summary>A cell of a grid: the anchor, counted from 1, row by row.</summary>
    public static Place Cell(string container, long position, Rotation rotation = Rotation.None) =>
        new(new Location.GridCell(new ContainerId(container), position, rotation));

    /// <summary>A slot, counted from 1.</summary>
    public static Place Slot(string container, long slotIndex) =>
        new(new Location.Slot(new ContainerId(container), slotIndex));

    /// <summary>A point on a continuous line: the centre, in scaled units.</summary>
    public static Place OnLine(string container, long x) => new(new Location.Line(new ContainerId(container), x));

    /// <summary>A point on a continuous plane: the centre in scaled units, and the turn in millidegrees.</summary>
    public static Place OnPlane(string container, long x, long y, int rotationMillideg = 0) =>
        new(new Location.Plane(new ContainerId(container), x, y, rotationMillideg));

    /// <summary>A balance container.</summary>
    public static implicit operator Place(string container) => Balance(container);

    /// <summary>A place of the vocabulary.</summary>
    public static implicit operator Place(Location location) => new(location);
}
