using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Engine.State;

/// <summary>The classes of a world by dense number, with their shapes and their index by external id.</summary>
internal sealed class ClassTable
{
    private readonly HashSums _sums;
    private readonly PagedTable<ClassCell> _cells;
    private readonly NameIndex _byName;
    private readonly SortedPages<NamedEntry> _inOrder;

    public ClassTable(HashSums sums)
    {
        _sums = sums;
        _cells = new PagedTable<ClassCell>();
        _byName = new NameIndex(NameOf);
        _inOrder = new SortedPages<NamedEntry>();
    }

    private ClassTable(ClassTable source, HashSums sums)
    {
        _sums = sums;
        _cells = source._cells.Clone();
        _byName = source._byName.Clone(NameOf);
        _inOrder = source._inOrder.Clone();
        for (var walk = _inOrder.FromStart(); walk.MoveNext();)
        {
            ref var cell = ref _cells.Occupied(walk.Current.Index);
            cell.Shapes = cell.Shapes?.Clone();
            cell.Extents = cell.Extents?.Clone();
        }
    }

    /// <summary>The classes that exist, in ordinal order of their ids.</summary>
    public SortedPages<NamedEntry> InOrder => _inOrder;

    /// <summary>The cell of a number; vacant if it was never given out.</summary>
    public ref readonly ClassCell this[ClassIndex index] => ref _cells.Read(index.Value);

    /// <summary>The number of a class that exists.</summary>
    public bool TryFind(ClassId id, out ClassIndex index)
    {
        var found = _byName.TryFind(id.Value, out var value);
        index = new ClassIndex(value);
        return found;
    }

    /// <summary>The shape registered for exactly this class and key.</summary>
    public Shape? ShapeAt(Variant variant) =>
        this[variant.Class].Shapes is { } shapes
        && shapes.TryGet(new ShapeEntry(BalanceKey.ToWord(variant.Key), default), out var entry)
            ? entry.Shape
            : null;

    /// <summary>The shape that something of this class and key has: the key's own, otherwise the class's.</summary>
    public Shape? LookUpShape(Variant variant) => ShapeAt(variant) ?? ShapeAt(variant with { Key = null });

    /// <summary>The extent registered for exactly this class and key.</summary>
    public Extent? ExtentAt(Variant variant) =>
        this[variant.Class].Extents is { } extents
        && extents.TryGet(new ExtentEntry(BalanceKey.ToWord(variant.Key), default), out var entry)
            ? entry.Extent
            : null;

    /// <summary>The extent that something of this class and key has: the key's own, otherwise the class's.</summary>
    public Extent? LookUpExtent(Variant variant) => ExtentAt(variant) ?? ExtentAt(variant with { Key = null });

    public void Set(ClassIndex index, ClassRow? row)
    {
        var cell = _cells.Read(index.Value);
        if (cell.Row is { } old)
        {
            _byName.Remove(old.Id.Value, index.Value);
            if (_inOrder.TryGet(new NamedEntry(old.Id.Value, 0), out var holder) && holder.Index == index.Value)
                _inOrder.Remove(holder);
            _sums.Content -= cell.ContentHash;
            _sums.Internal -= cell.InternalHash;
        }

        if (row is null) Vacate(ref cell);
        else Fill(ref cell, index, row);
        _cells.Set(index.Value, cell);
    }

    /// <summary>Says who had a number that nobody has now, so that histories can be read.</summary>
    /// <param name="index">The number.</param>
    /// <param name="id">The external id of the class whose registration was undone.</param>
    public void SetGone(ClassIndex index, ClassId id) =>
        _cells.Set(index.Value, new ClassCell { Name = id.Value, NameHash = RowHashes.OfName(id.Value) });

    public void SetShape(Variant variant, Shape? shape)
    {
        ref var cell = ref _cells.Occupied(variant.Class.Value);
        var key = new ShapeEntry(BalanceKey.ToWord(variant.Key), shape.GetValueOrDefault());
        var shapes = cell.Shapes ??= new SortedPages<ShapeEntry>();
        if (shapes.TryGet(key, out var old)) _sums.Content -= RowHashes.Shape(cell.NameHash, old);
        if (shape is null)
        {
            shapes.Remove(key);
        }
        else
        {
            shapes.Set(key);
            _sums.Content += RowHashes.Shape(cell.NameHash, key);
        }
    }

    public void SetExtent(Variant variant, Extent? extent)
    {
        ref var cell = ref _cells.Occupied(variant.Class.Value);
        var key = new ExtentEntry(BalanceKey.ToWord(variant.Key), extent.GetValueOrDefault());
        var extents = cell.Extents ??= new SortedPages<ExtentEntry>();
        if (extents.TryGet(key, out var old)) _sums.Content -= RowHashes.Extent(cell.NameHash, old);
        if (extent is null)
        {
            extents.Remove(key);
        }
        else
        {
            extents.Set(key);
            _sums.Content += RowHashes.Extent(cell.NameHash, key);
        }
    }

    public ClassTable Clone(HashSums sums) => new(this, sums);

    private static void Vacate(ref ClassCell cell)
    {
        cell.Row = null;
        cell.BalanceUnitsPerOne = 0;
        cell.StackMax = null;

        // A copy of the table would share them with its original: it copies those of classes that exist. They are empty
        // but where a batch is applied again that brings class and shape back later.
        if (cell.Shapes is { Count: 0 }) cell.Shapes = null;
        if (cell.Extents is { Count: 0 }) cell.Extents = null;
        cell.ContentHash = Hash128.Zero;
        cell.InternalHash = Hash128.Zero;
    }

    private static long? StackMaxOf(ClassBehavior? behavior)
    {
        if (behavior?.MaxStack is not { } limit) return null;
        var fault = limit.TryScale(Scale.Whole, out var units);
        Invariant.Holds(fault == QuantityFault.None, "a max_stack that is not a whole 64-bit number is malformed");
        return units;
    }

    private string NameOf(int index) => _cells.Read(index).Name!;

    private void Fill(ref ClassCell cell, ClassIndex index, ClassRow row)
    {
        if (cell.Name != row.Id.Value)
        {
            cell.Name = row.Id.Value;
            cell.NameHash = RowHashes.OfName(row.Id.Value);
        }

        cell.Row = row;
        cell.BalanceUnitsPerOne = row.Behavior?.BalanceScale?.UnitsPerOne ?? 0;
        cell.StackMax = StackMaxOf(row.Behavior);
        cell.ContentHash = RowHashes.Class(cell.NameHash, row);
        cell.InternalHash = RowHashes.ClassNumber(index, cell.NameHash);
        _byName.Set(row.Id.Value, index.Value);
        _inOrder.Set(new NamedEntry(row.Id.Value, index.Value));
        _sums.Content += cell.ContentHash;
        _sums.Internal += cell.InternalHash;
    }
}
