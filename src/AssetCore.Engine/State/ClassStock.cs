using AssetCore.Containers;
using AssetCore.Format.Events;

namespace AssetCore.Engine.State;

/// <summary>
/// How much there is of each class, counted as rows are set: for reads, and for asking whether anything is left of a
/// class. Derived from the rows of balances, stacks, instances and holds; in no hash.
/// </summary>
internal sealed class ClassStock
{
    private PagedTable<TallyCell> _tallies = new();
    private int _classes;

    // The tally that was changed last: changes come mostly of one class after another.
    private ClassTally? _last;
    private int _lastClass = -1;

    /// <summary>How much there is of a class; null if there never was anything.</summary>
    public ClassTally? Of(ClassIndex classIndex) => _tallies.Read(classIndex.Value).Tally;

    /// <summary>True if a balance, a stack, an instance or a hold is of the class.</summary>
    public bool IsAnyOf(ClassIndex classIndex) => Of(classIndex) is { IsAny: true };

    /// <summary>The total of the balances of a class at a scale, for a change; valid until the next call.</summary>
    /// <param name="classIndex">The class's dense number.</param>
    /// <param name="decimals">Decimals of the scale, 0 to 9.</param>
    public ref ScaleTotal BalancesOf(int classIndex, int decimals) => ref TallyOf(classIndex).At(decimals);

    /// <summary>Counts a stack more, or one less.</summary>
    public void AddStack(in StackCell stack, int change)
    {
        var tally = TallyOf(stack.Class);
        tally.Stacks += change;
        tally.StackQuantity += (Int128)stack.Quantity * change;
        Invariant.Holds(tally.Stacks >= 0, "a stack that goes was counted");
    }

    /// <summary>Counts an instance more, or one less.</summary>
    public void AddInstance(in InstanceCell instance, int change)
    {
        var tally = TallyOf(instance.Class);
        tally.Instances += change;
        if (instance.Type != ContainerType.None) tally.PlacedInstances += change;
        Invariant.Holds(tally.Instances >= tally.PlacedInstances, "an instance that goes was counted");
    }

    /// <summary>Counts a hold more, or one less.</summary>
    public void AddHold(HoldRow hold, int change)
    {
        var tally = TallyOf(hold.Class.Value);
        tally.Holds += change;
        Invariant.Holds(tally.Holds >= 0, "a hold that ends was counted");
    }

    /// <summary>A copy that shares nothing that changes.</summary>
    public ClassStock Clone()
    {
        var copy = new ClassStock { _tallies = _tallies.Clone(), _classes = _classes };
        for (var i = 0; i < _classes; i++)
            if (copy._tallies.Read(i).Tally is { } tally) copy._tallies.Set(i, new TallyCell(tally.Clone()));
        return copy;
    }

    private ClassTally TallyOf(int classIndex)
    {
        if (classIndex == _lastClass) return _last!;
        _lastClass = classIndex;
        return _last = _tallies.Read(classIndex).Tally ?? Begin(classIndex);
    }

    private ClassTally Begin(int classIndex)
    {
        var tally = new ClassTally();
        _tallies.Set(classIndex, new TallyCell(tally));
        _classes = Math.Max(_classes, classIndex + 1);
        return tally;
    }
}
