using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>The stacks of a world by number; keeps boards and sums of grids in step.</summary>
internal sealed class StackTable(
    HashSums sums, ContainerTable containers, ClassTable classes, GridStock stock, ClassStock classStock)
{
    private PagedTable<StackCell> _cells = new();

    /// <summary>The cell of a number; vacant if there is no such stack.</summary>
    public ref readonly StackCell this[StackId id] => ref _cells.Read(id.Value);

    public void Set(StackId id, StackRow? row)
    {
        var old = _cells.Read(id.Value);
        if (!old.IsVacant) TakeUp(id, old);
        var cell = row is null ? default : StackCell.Of(row);
        _cells.Set(id.Value, cell);
        if (!cell.IsVacant) PutDown(id, cell);
    }

    public StackTable Clone(
        HashSums ofSums,
        ContainerTable ofContainers,
        ClassTable ofClasses,
        GridStock ofStock,
        ClassStock ofClassStock) =>
        new(ofSums, ofContainers, ofClasses, ofStock, ofClassStock) { _cells = _cells.Clone() };

    private Hash128 HashOf(StackId id, in StackCell cell) => RowHashes.Stack(
        id,
        cell,
        containers[new ContainerIndex(cell.Container)].NameHash,
        classes[new ClassIndex(cell.Class)].NameHash);

    private void TakeUp(StackId id, in StackCell cell)
    {
        sums.Content -= HashOf(id, cell);
        stock.AddQuantity(cell.SumKey, -(Int128)cell.Quantity);
        stock.Placed.Add(cell.Variant, -1);
        classStock.AddStack(cell, -1);
        containers.GridOf(new ContainerIndex(cell.Container))?.Lift(cell.Position, cell.Footprint, GridOccupant.Of(id));
    }

    private void PutDown(StackId id, in StackCell cell)
    {
        sums.Content += HashOf(id, cell);
        stock.AddQuantity(cell.SumKey, cell.Quantity);
        stock.Placed.Add(cell.Variant, 1);
        classStock.AddStack(cell, 1);
        containers.GridOf(new ContainerIndex(cell.Container))?.Put(cell.Position, cell.Footprint, GridOccupant.Of(id));
    }
}
