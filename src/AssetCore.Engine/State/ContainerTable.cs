using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// The containers of a world by dense number, with their index by external id and what stands in them.
/// </summary>
internal sealed class ContainerTable
{
    private readonly HashSums _sums;
    private readonly PagedTable<ContainerCell> _cells;
    private readonly PagedTable<BalanceTerms> _terms;
    private readonly NameIndex _byName;
    private readonly SortedPages<NamedEntry> _inOrder;
    private readonly SortedPages<OwnedEntry> _byOwner;

    // Containers whose id another one has too: only while a reversal brings one back before it takes the other away.
    private readonly Dictionary<string, int> _hidden;

    public ContainerTable(HashSums sums)
    {
        _sums = sums;
        _cells = new PagedTable<ContainerCell>();
        _terms = new PagedTable<BalanceTerms>();
        _byName = new NameIndex(NameOf);
        _inOrder = new SortedPages<NamedEntry>();
        _byOwner = new SortedPages<OwnedEntry>();
        _hidden = new Dictionary<string, int>(StringComparer.Ordinal);
    }

    private ContainerTable(ContainerTable source, HashSums sums)
    {
        _sums = sums;
        _cells = source._cells.Clone();
        _terms = source._terms.Clone();
        _byName = source._byName.Clone(NameOf);
        _inOrder = source._inOrder.Clone();
        _byOwner = source._byOwner.Clone();
        _hidden = new Dictionary<string, int>(source._hidden, StringComparer.Ordinal);
        for (var walk = _inOrder.FromStart(); walk.MoveNext();)
        {
            ref var cell = ref _cells.Occupied(walk.Current.Index);
            cell.Slots = cell.Slots?.Clone();
            cell.Grid = cell.Grid?.Clone();
            cell.Line = cell.Line?.Clone();
            cell.Plane = cell.Plane?.Clone();
        }
    }

    /// <summary>The containers that exist, in ordinal order of their ids.</summary>
    public SortedPages<NamedEntry> InOrder => _inOrder;

    /// <summary>The containers that have an owner, by owner, then in ordinal order of their ids.</summary>
    public SortedPages<OwnedEntry> ByOwner => _byOwner;

    /// <summary>The cell of a number; vacant if it was never given out.</summary>
    public ref readonly ContainerCell this[ContainerIndex index] => ref _cells.Read(index.Value);

    /// <summary>What transfers ask of a container; vacant unless it exists and holds balances.</summary>
    public ref readonly BalanceTerms TermsOf(ContainerIndex index) => ref _terms.Read(index.Value);

    /// <summary>The number of a container that exists.</summary>
    public bool TryFind(ContainerId id, out ContainerIndex index)
    {
        var found = _byName.TryFind(id.Value, out var value);
        index = new ContainerIndex(value);
        return found;
    }

    public void Set(ContainerIndex index, ContainerRow? row)
    {
        var cell = _cells.Read(index.Value);
        if (cell.Row is { } old)
        {
            Unlist(index.Value, old);
            _sums.Content -= cell.ContentHash;
            _sums.Internal -= cell.InternalHash;
        }

        if (row is null) Vacate(ref cell);
        else Fill(ref cell, index, row);
        _cells.Set(index.Value, cell);
        _terms.Set(index.Value, BalanceTerms.Of(cell));
    }

    /// <summary>Says who had a number that nobody has now, so that histories can be read.</summary>
    /// <param name="index">The number.</param>
    /// <param name="id">The external id of the container that is gone.</param>
    /// <param name="unitsPerOne">The scale of its balances; 0 if it was of another kind.</param>
    public void SetGone(ContainerIndex index, ContainerId id, long unitsPerOne)
    {
        var cell = new ContainerCell
        {
            Name = id.Value,
            NameHash = RowHashes.OfName(id.Value),
            Bounds = new BalanceBounds(unitsPerOne, 0, null),
        };
        _cells.Set(index.Value, cell);
    }

    /// <summary>The slots of a container for a change; null if it is gone or has none.</summary>
    public SlotBoard? SlotsOf(ContainerIndex index)
    {
        if (_cells.Read(index.Value) is not { Row.Kind: ContainerKind.Slots kind }) return null;
        ref var cell = ref _cells.Occupied(index.Value);
        return cell.Slots ??= new SlotBoard(kind.Count);
    }

    /// <summary>The grid of a container for a change; null if it is gone or has none.</summary>
    public GridBoard? GridOf(ContainerIndex index)
    {
        if (_cells.Read(index.Value) is not { Row.Kind: ContainerKind.Grid kind }) return null;
        ref var cell = ref _cells.Occupied(index.Value);
        return cell.Grid ??= new GridBoard(kind);
    }

    /// <summary>The line of a container for a change; null if it is gone or has none.</summary>
    public LineBoard? LineOf(ContainerIndex index)
    {
        if (_cells.Read(index.Value).Type != ContainerType.Line) return null;
        ref var cell = ref _cells.Occupied(index.Value);
        return cell.Line ??= new LineBoard();
    }

    /// <summary>The plane of a container for a change; null if it is gone or has none.</summary>
    public PlaneBoard? PlaneOf(ContainerIndex index)
    {
        if (_cells.Read(index.Value) is not { Row.Kind: ContainerKind.Plane kind }) return null;
        ref var cell = ref _cells.Occupied(index.Value);
        return cell.Plane ??= new PlaneBoard(kind);
    }

    public ContainerTable Clone(HashSums sums) => new(this, sums);

    private string NameOf(int index) => _cells.Read(index).Name!;

    private void List(int index, ContainerRow row)
    {
        if (_byName.TryFind(row.Id.Value, out var holder) && holder != index) _hidden[row.Id.Value] = holder;
        _byName.Set(row.Id.Value, index);
        _inOrder.Set(new NamedEntry(row.Id.Value, index));
        if (row.Owner is { } owner) _byOwner.Set(new OwnedEntry(owner, row.Id.Value, index));
    }

    // Another container may have the name by now: when a batch is applied again. One that was hidden has it again, so
    // that undoing half of a reversal leaves the id with the container that has it.
    private void Unlist(int index, ContainerRow row)
    {
        var isHidden = _hidden.TryGetValue(row.Id.Value, out var hidden);
        if (isHidden) _hidden.Remove(row.Id.Value);
        RemoveEntries(index, row);
        if (isHidden && hidden != index) List(hidden, _cells.Read(hidden).Row!);
    }

    private void RemoveEntries(int index, ContainerRow row)
    {
        _byName.Remove(row.Id.Value, index);
        if (_inOrder.TryGet(new NamedEntry(row.Id.Value, 0), out var holder) && holder.Index == index)
            _inOrder.Remove(holder);
        if (row.Owner is { } owner
            && _byOwner.TryGet(new OwnedEntry(owner, row.Id.Value, 0), out var owned)
            && owned.Index == index)
            _byOwner.Remove(owned);
    }

    // Name and scale stay, so that histories can be read.
    private static void Vacate(ref ContainerCell cell)
    {
        cell.Row = null;
        cell.Type = ContainerType.None;
        cell.RestrictsClasses = false;
        cell.Slots = null;
        cell.Grid = null;
        cell.Line = null;
        cell.Plane = null;
        cell.ContentHash = Hash128.Zero;
        cell.InternalHash = Hash128.Zero;
    }

    private void Fill(ref ContainerCell cell, ContainerIndex index, ContainerRow row)
    {
        if (cell.Name != row.Id.Value)
        {
            cell.Name = row.Id.Value;
            cell.NameHash = RowHashes.OfName(row.Id.Value);
        }

        cell.Row = row;
        cell.Type = row.Kind.Type;
        cell.RestrictsClasses = row.Policies is { RestrictsClasses: true };
        cell.Bounds = BalanceBounds.Of(row.Kind, row.Policies);
        cell.ContentHash = RowHashes.Container(cell.NameHash, row);
        cell.InternalHash = RowHashes.ContainerNumber(index, cell.NameHash);
        List(index.Value, row);
        _sums.Content += cell.ContentHash;
        _sums.Internal += cell.InternalHash;
    }
}
