using System.Diagnostics.CodeAnalysis;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// What operations see of a world: its state to read, and setters that each change one row and note one event. One
/// event holds the row before and after, so the trail undoes what was set.
/// </summary>
/// <param name="state">The state.</param>
internal sealed class WorldWriter(WorldState state)
{
    private readonly List<MintedInstance> _minted = [];

    // The class that was named last: operations of one commit mostly name the same.
    private ClassIndex _lastClass;

    /// <summary>The state, with all that the commit has changed so far.</summary>
    public WorldState State { get; } = state;

    /// <summary>The events of the commit so far.</summary>
    public EventTrail Trail { get; } = new();

    /// <summary>The instances that the commit has minted so far, in order.</summary>
    public IReadOnlyList<MintedInstance> Minted => _minted;

    /// <summary>The operation that is being judged, 0-based.</summary>
    public int OperationIndex { get; set; }

    /// <summary>
    /// Steps that the commit has taken over what stands in the world: bounded by
    /// <see cref="CommitLimits.StepsMax"/>, judged at the end of each operation.
    /// </summary>
    public long Steps { get; private set; }

    /// <summary>Notes steps whose number the commit's own events do not bound.</summary>
    public void Step(long count = 1) => Steps += count;

    /// <summary>Begins a commit.</summary>
    public void Clear()
    {
        Steps = 0;
        Trail.Clear();
        _minted.Clear();
        OperationIndex = 0;
    }

    /// <summary>The container of an id, or the refusal.</summary>
    public bool TryFind(ContainerId id, out ContainerIndex container, [NotNullWhen(false)] out Rejection? refusal)
    {
        refusal = State.Containers.TryFind(id, out container) ? null : Reject.ContainerNotFound(id);
        return refusal is null;
    }

    /// <summary>The class of an id, or the refusal.</summary>
    public bool TryFind(ClassId id, out ClassIndex classIndex, [NotNullWhen(false)] out Rejection? refusal)
    {
        refusal = null;
        ref readonly var last = ref State.Classes[_lastClass];
        classIndex = _lastClass;
        if (last.Row is not null && last.Name == id.Value) return true;
        if (State.Classes.TryFind(id, out classIndex)) _lastClass = classIndex;
        else refusal = Reject.ClassNotFound(id);
        return refusal is null;
    }

    /// <summary>The instance that is meant, or the refusal.</summary>
    public bool TryFind(InstanceRef reference, out InstanceId instance, [NotNullWhen(false)] out Rejection? refusal)
    {
        instance = reference.IsMintedByOperation ? MintedBy(reference.OperationIndex) : reference.Id;
        refusal = State.Instances[instance].IsVacant ? Reject.InstanceNotFound(instance) : null;
        return refusal is null;
    }

    /// <summary>The open hold of an id, or the refusal.</summary>
    public bool TryFind(
        HoldId id, [NotNullWhen(true)] out HoldRow? hold, [NotNullWhen(false)] out Rejection? refusal)
    {
        hold = State.Holds.Get(id);
        refusal = hold is null ? Reject.HoldNotFound(id) : null;
        return hold is not null;
    }

    /// <summary>The number for the next container.</summary>
    public ContainerIndex NextContainer() => new(State.Counters.NextContainer);

    /// <summary>The number for the next class.</summary>
    public ClassIndex NextClass() => new(State.Counters.NextClass);

    /// <summary>The number for the next stack.</summary>
    public StackId NextStack() => new(State.Counters.NextStack);

    /// <summary>The number for an instance that the present operation mints.</summary>
    public InstanceId MintInstance()
    {
        var instance = new InstanceId(State.Counters.NextInstance);
        Invariant.Holds(
            _minted.Count == 0 || _minted[^1].InstId.Value == instance.Value - 1,
            "instances of one commit have numbers one after another: a receipt is rebuilt from the first of them");
        _minted.Add(new MintedInstance(OperationIndex, instance));
        return instance;
    }

    public void SetWorld(WorldRow row)
    {
        EventCodec.Write(Trail.Begin(), new WorldSet(row, State.World));
        State.SetWorld(row);
    }

    public void SetWorldIndex(WorldId world, WorldIndexRow? row)
    {
        EventCodec.Write(Trail.Begin(), new WorldIndexSet(world, row, State.GetWorldIndex(world)));
        State.SetWorldIndex(world, row);
    }

    public void SetContainer(ContainerIndex container, ContainerRow? row)
    {
        EventCodec.Write(Trail.Begin(), new ContainerSet(container, row, State.Containers[container].Row));
        State.SetContainer(container, row);
    }

    public void SetClass(ClassIndex classIndex, ClassRow? row)
    {
        EventCodec.Write(Trail.Begin(), new ClassSet(classIndex, row, State.Classes[classIndex].Row));
        State.SetClass(classIndex, row);
    }

    public void SetShape(Variant variant, Shape? shape)
    {
        EventCodec.Write(
            Trail.Begin(), new ShapeSet(variant.Class, variant.Key, shape, State.Classes.ShapeAt(variant)));
        State.SetShape(variant, shape);
    }

    public void SetExtent(Variant variant, Extent? extent)
    {
        EventCodec.Write(
            Trail.Begin(), new ExtentSet(variant.Class, variant.Key, extent, State.Classes.ExtentAt(variant)));
        State.SetExtent(variant, extent);
    }

    public void SetHold(HoldId hold, HoldRow? row)
    {
        EventCodec.Write(Trail.Begin(), new HoldSet(hold, row, State.Holds.Get(hold)));
        State.SetHold(hold, row);
    }

    public void SetReversal(WorldSeq commit, WorldSeq? by)
    {
        EventCodec.Write(Trail.Begin(), new ReversalSet(commit, by, State.Reversals.Get(commit)));
        State.SetReversal(commit, by);
    }

    /// <summary>Sets a balance whose row the caller has read.</summary>
    public void SetBalance(ContainerIndex container, Variant variant, BalanceRow after, BalanceRow before)
    {
        var key = new BalanceKey(container, variant.Class, variant.Key);
        SetBalance(
            ref State.Balances.Find(key),
            key,
            new BalanceSet(container, variant.Class, variant.Key, after, before));
    }

    /// <summary>Sets a balance whose cell the caller has looked for and read; see <see cref="BalanceSheet"/>.</summary>
    public void SetBalance(ref BalanceCell cell, in BalanceKey key, in BalanceSet change)
    {
        Invariant.Holds(
            change.After != change.Before, "rules set a balance only to change it: quantities moved are above zero");
        Invariant.Holds(change.After.Held >= 0, "what is held was reserved before");
        EventCodec.Write(Trail.Begin(), change);
        State.Balances.Set(ref cell, key, change.After);
    }

    public void SetStack(StackId stack, StackRow? row)
    {
        var before = State.Stacks[stack];
        EventCodec.Write(Trail.Begin(), new StackSet(stack, row, before.IsVacant ? null : before.ToRow()));
        State.SetStack(stack, row);
    }

    public void SetInstance(InstanceId instance, InstanceRow? row)
    {
        var before = State.Instances[instance];
        EventCodec.Write(Trail.Begin(), new InstanceSet(instance, row, before.IsVacant ? null : before.ToRow()));
        State.SetInstance(instance, row);
    }

    // Minted instances are in order of their operations, one each.
    private InstanceId MintedBy(int operationIndex)
    {
        var (low, high) = (0, _minted.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = _minted[middle].OperationIndex.CompareTo(operationIndex);
            if (order < 0) low = middle + 1;
            else high = middle - 1;
        }

        Invariant.Holds(
            low < _minted.Count && _minted[low].OperationIndex == operationIndex,
            "a prepared request names only instances that earlier operations of it mint");
        return _minted[low].InstId;
    }
}
