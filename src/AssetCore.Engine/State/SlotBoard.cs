using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>What stands in which slot of a container: derived from the rows of instances.</summary>
internal sealed class SlotBoard
{
    private readonly long[] _instances;
    private readonly Bitmap _taken;

    public SlotBoard(int count)
    {
        _instances = new long[count];
        _taken = new Bitmap(count);
    }

    private SlotBoard(SlotBoard source)
    {
        _instances = (long[])source._instances.Clone();
        _taken = source._taken.Clone();
    }

    /// <summary>The instance in a slot, 1-based; number 0 if it is empty.</summary>
    public InstanceId this[int slot] => new(_instances[slot - 1]);

    /// <summary>True if no slot is taken.</summary>
    public bool IsEmpty => _taken.Next(0, _taken.Length) < 0;

    /// <summary>The first taken slot at or after this one; 0 if there is none.</summary>
    public int NextTaken(int slot) => _taken.Next(slot - 1, _taken.Length) + 1;

    /// <summary>Puts an instance into a slot, whoever was there.</summary>
    public void Put(int slot, InstanceId instance)
    {
        _instances[slot - 1] = instance.Value;
        _taken.SetRange(slot - 1, 1);
    }

    /// <summary>Empties a slot; does nothing if another instance is recorded there.</summary>
    public void Lift(int slot, InstanceId instance)
    {
        if (_instances[slot - 1] != instance.Value) return;
        _instances[slot - 1] = 0;
        _taken.ClearRange(slot - 1, 1);
    }

    public SlotBoard Clone() => new(this);
}
