using AssetCore.Containers;
using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>
/// L1: the state of one world as tables with raw setters and getters. It validates nothing, emits nothing and computes
/// nothing but its own hashes and indexes; setting a row twice is setting it once. Several threads may read it at once
/// while nobody sets anything; nothing else is thread-safe.
/// </summary>
public sealed class WorldState
{
    private readonly HashSums _sums;
    private readonly GridStock _gridStock;
    private readonly PlacedCounts _continuous;
    private readonly SortedPages<WorldEntry> _worlds;

    /// <summary>The state of a world before its first batch.</summary>
    public WorldState()
    {
        _sums = new HashSums();
        Containers = new ContainerTable(_sums);
        Classes = new ClassTable(_sums);
        ClassStock = new ClassStock();
        Balances = new BalanceSheet(_sums, Containers, Classes, ClassStock);
        _gridStock = new GridStock(Classes);
        Stacks = new StackTable(_sums, Containers, Classes, _gridStock, ClassStock);
        _continuous = new PlacedCounts();
        Instances = new InstanceTable(_sums, Containers, Classes, _gridStock, _continuous, ClassStock);
        Holds = new HoldTable(_sums, ClassStock);
        Reversals = new ReversalTable(_sums);
        _worlds = new SortedPages<WorldEntry>();
        Counters = Counters.Initial;
    }

    private WorldState(WorldState source)
    {
        _sums = source._sums.Clone();
        Containers = source.Containers.Clone(_sums);
        Classes = source.Classes.Clone(_sums);
        ClassStock = source.ClassStock.Clone();
        Balances = source.Balances.Clone(_sums, Containers, Classes, ClassStock);
        _gridStock = source._gridStock.Clone(Classes);
        Stacks = source.Stacks.Clone(_sums, Containers, Classes, _gridStock, ClassStock);
        _continuous = source._continuous.Clone();
        Instances = source.Instances.Clone(_sums, Containers, Classes, _gridStock, _continuous, ClassStock);
        Holds = source.Holds.Clone(_sums, ClassStock);
        Reversals = source.Reversals.Clone(_sums);
        _worlds = source._worlds.Clone();
        (World, Counters, KeysHash) = (source.World, source.Counters, source.KeysHash);
        (Head, Batch, TimeMs) = (source.Head, source.Batch, source.TimeMs);
    }

    /// <summary>The world's own row; null before its genesis.</summary>
    public WorldRow? World { get; private set; }

    /// <summary>The last sequence number applied.</summary>
    public WorldSeq Head { get; private set; }

    /// <summary>The last batch applied.</summary>
    public BatchNumber Batch { get; private set; }

    /// <summary>The time of the last batch applied, in milliseconds since 1970-01-01 UTC.</summary>
    public long TimeMs { get; private set; }

    /// <summary>The hash over everything.</summary>
    public Hash128 StateHash => ContentHash + _sums.Internal + RowHashes.Counters(Counters) + KeysHash;

    /// <summary>The hash over what reads show.</summary>
    public Hash128 ContentHash => _sums.Content;

    /// <summary>The containers.</summary>
    internal ContainerTable Containers { get; }

    /// <summary>The classes and their shapes.</summary>
    internal ClassTable Classes { get; }

    /// <summary>The balances.</summary>
    internal BalanceSheet Balances { get; }

    /// <summary>The stacks.</summary>
    internal StackTable Stacks { get; }

    /// <summary>The instances.</summary>
    internal InstanceTable Instances { get; }

    /// <summary>The open holds.</summary>
    internal HoldTable Holds { get; }

    /// <summary>The marks of reversed commits.</summary>
    internal ReversalTable Reversals { get; }

    /// <summary>How much there is of each class, counted.</summary>
    internal ClassStock ClassStock { get; }

    /// <summary>What stands on grids, counted.</summary>
    internal GridStock GridStock => _gridStock;

    /// <summary>What stands on lines and planes, counted.</summary>
    internal PlacedCounts Continuous => _continuous;

    /// <summary>The index of worlds, in order; empty but in world 0.</summary>
    internal SortedPages<WorldEntry> Worlds => _worlds;

    /// <summary>The dense numbers that come next. Setters raise them; only L3 sets them back.</summary>
    internal Counters Counters { get; set; }

    /// <summary>
    /// The sum over every idempotency entry ever made. What the table has forgotten follows from what it was told, so
    /// replicas, which do not hold the table, keep the same StateHash.
    /// </summary>
    internal Hash128 KeysHash { get; set; }

    /// <summary>A copy that shares nothing that changes.</summary>
    public WorldState Clone() => new(this);

    /// <summary>The row of a world in the index of worlds; null if it has none. In world 0 only.</summary>
    public WorldIndexRow? GetWorldIndex(WorldId world) =>
        _worlds.TryGet(new WorldEntry(world.Value, null), out var entry) ? entry.Row : null;

    /// <summary>The last sequence number applied.</summary>
    internal void SetHead(WorldSeq head) => Head = head;

    /// <summary>The last batch applied and its time.</summary>
    internal void SetBatch(BatchNumber batch, long timeMs) => (Batch, TimeMs) = (batch, timeMs);

    internal void SetWorld(WorldRow? row)
    {
        if (World is { } old) _sums.Internal -= RowHashes.World(old);
        World = row;
        if (row is not null) _sums.Internal += RowHashes.World(row);
    }

    internal void SetWorldIndex(WorldId world, WorldIndexRow? row)
    {
        if (GetWorldIndex(world) is { } old) _sums.Internal -= RowHashes.WorldIndex(world, old);
        var entry = new WorldEntry(world.Value, row);
        if (row is null)
        {
            _worlds.Remove(entry);
            return;
        }

        _worlds.Set(entry);
        _sums.Internal += RowHashes.WorldIndex(world, row);
    }

    internal void SetContainer(ContainerIndex index, ContainerRow? row)
    {
        Containers.Set(index, row);
        if (index.Value >= Counters.NextContainer) Counters = Counters with { NextContainer = index.Value + 1 };
    }

    internal void SetClass(ClassIndex index, ClassRow? row)
    {
        Classes.Set(index, row);
        if (index.Value >= Counters.NextClass) Counters = Counters with { NextClass = index.Value + 1 };
    }

    internal void SetShape(Variant variant, Shape? shape) => Classes.SetShape(variant, shape);

    internal void SetExtent(Variant variant, Extent? extent) => Classes.SetExtent(variant, extent);

    internal void SetHold(HoldId id, HoldRow? row) => Holds.Set(id, row, Containers, Classes);

    internal void SetReversal(WorldSeq commit, WorldSeq? by) => Reversals.Set(commit, by);

    internal void SetBalance(in BalanceKey key, BalanceRow row) => Balances.Set(key, row);

    internal bool TrySetBalance(in BalanceKey key, BalanceRow before, BalanceRow row) =>
        Balances.TrySet(key, before, row);

    internal void SetStack(StackId id, StackRow? row)
    {
        Stacks.Set(id, row);
        if (id.Value >= Counters.NextStack) Counters = Counters with { NextStack = id.Value + 1 };
    }

    internal void SetInstance(InstanceId id, InstanceRow? row)
    {
        Instances.Set(id, row);
        if (id.Value >= Counters.NextInstance) Counters = Counters with { NextInstance = id.Value + 1 };
    }
}
