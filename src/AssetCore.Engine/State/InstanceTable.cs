using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>The instances of a world by number; keeps the boards of containers in step.</summary>
/// <param name="sums">The hashes.</param>
/// <param name="containers">The containers, with their boards.</param>
/// <param name="classes">The classes.</param>
/// <param name="stock">What stands on grids, counted.</param>
/// <param name="continuous">What stands on lines and planes, counted.</param>
/// <param name="classStock">How much there is of each class.</param>
internal sealed class InstanceTable(
    HashSums sums,
    ContainerTable containers,
    ClassTable classes,
    GridStock stock,
    PlacedCounts continuous,
    ClassStock classStock)
{
    private PagedTable<InstanceCell> _cells = new();
    private SortedPages<ChildEntry> _children = new();

    /// <summary>Who is attached to whom, by parent, then by child.</summary>
    public SortedPages<ChildEntry> Children => _children;

    /// <summary>The cell of a number; vacant if there is no such instance.</summary>
    public ref readonly InstanceCell this[InstanceId id] => ref _cells.Read(id.Value);

    /// <summary>True if something is attached to the instance.</summary>
    public bool HasChildren(InstanceId id)
    {
        var walk = _children.After(new ChildEntry(id.Value, 0));
        return walk.MoveNext() && walk.Current.Parent == id.Value;
    }

    public void Set(InstanceId id, InstanceRow? row)
    {
        var old = _cells.Read(id.Value);
        var cell = row is null ? default : InstanceCell.Of(row);
        if (!old.IsVacant) Subtract(id, old);
        _cells.Set(id.Value, cell);
        if (!cell.IsVacant) Add(id, cell);
        if (old.IsContinuous && old.Type == cell.Type && old.Container == cell.Container)
        {
            MoveWithin(id, old, cell);
            return;
        }

        TakeUp(id, old);
        PutDown(id, cell);
    }

    public InstanceTable Clone(
        HashSums ofSums,
        ContainerTable ofContainers,
        ClassTable ofClasses,
        GridStock ofStock,
        PlacedCounts ofContinuous,
        ClassStock ofClassStock) =>
        new(ofSums, ofContainers, ofClasses, ofStock, ofContinuous, ofClassStock)
        {
            _cells = _cells.Clone(),
            _children = _children.Clone(),
        };

    private Hash128 HashOf(InstanceId id, in InstanceCell cell) => RowHashes.Instance(
        id,
        cell,
        cell.Type == ContainerType.None
            ? Hash128.Zero
            : containers[new ContainerIndex(cell.Container)].NameHash,
        classes[new ClassIndex(cell.Class)].NameHash);

    private void Subtract(InstanceId id, in InstanceCell cell)
    {
        sums.Content -= HashOf(id, cell);
        classStock.AddInstance(cell, -1);
        if (cell.Type == ContainerType.Grid) stock.Placed.Add(cell.Variant, -1);
        if (cell.IsContinuous) continuous.Add(cell.Variant, -1);
        if (cell.Parent != 0) _children.Remove(new ChildEntry(cell.Parent, id.Value));
    }

    private void Add(InstanceId id, in InstanceCell cell)
    {
        sums.Content += HashOf(id, cell);
        classStock.AddInstance(cell, 1);
        if (cell.Type == ContainerType.Grid) stock.Placed.Add(cell.Variant, 1);
        if (cell.IsContinuous) continuous.Add(cell.Variant, 1);
        if (cell.Parent != 0) _children.Set(new ChildEntry(cell.Parent, id.Value));
    }

    // Spares what a line or a plane keeps of an instance wherever it stands there.
    private void MoveWithin(InstanceId id, in InstanceCell from, in InstanceCell to)
    {
        var container = new ContainerIndex(to.Container);
        if (to.Type == ContainerType.Line) containers.LineOf(container)?.Move(id, from.Span, to.Span);
        else containers.PlaneOf(container)?.Move(id, from.Rect, to.Rect);
    }

    private void TakeUp(InstanceId id, in InstanceCell cell)
    {
        var container = new ContainerIndex(cell.Container);
        switch (cell.Type)
        {
            case ContainerType.Slots:
                containers.SlotsOf(container)?.Lift(cell.Position, id);
                break;
            case ContainerType.Grid:
                containers.GridOf(container)?.Lift(cell.Position, cell.Footprint, GridOccupant.Of(id));
                break;
            case ContainerType.Line:
                containers.LineOf(container)?.Lift(id, cell.Span);
                break;
            case ContainerType.Plane:
                containers.PlaneOf(container)?.Lift(id, cell.Rect);
                break;
            default:
                Invariant.Holds(cell.Type == ContainerType.None, "what has no board has no place");
                break;
        }
    }

    private void PutDown(InstanceId id, in InstanceCell cell)
    {
        var container = new ContainerIndex(cell.Container);
        switch (cell.Type)
        {
            case ContainerType.Slots:
                containers.SlotsOf(container)?.Put(cell.Position, id);
                break;
            case ContainerType.Grid:
                containers.GridOf(container)?.Put(cell.Position, cell.Footprint, GridOccupant.Of(id));
                break;
            case ContainerType.Line:
                containers.LineOf(container)?.Put(id, cell.Span);
                break;
            case ContainerType.Plane:
                containers.PlaneOf(container)?.Put(id, cell.Rect);
                break;
            default:
                Invariant.Holds(cell.Type == ContainerType.None, "what has no board has no place");
                break;
        }
    }
}
