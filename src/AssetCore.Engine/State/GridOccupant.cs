using AssetCore.Ids;

namespace AssetCore.Engine.State;

/// <summary>What stands on a grid: an instance or a stack, as one word.</summary>
internal readonly record struct GridOccupant
{
    private readonly long _value;

    private GridOccupant(long value) => _value = value;

    public bool IsStack => _value < 0;

    public StackId Stack => new(-_value);

    public InstanceId Instance => new(_value);

    public static GridOccupant Of(StackId stack) => new(-stack.Value);

    public static GridOccupant Of(InstanceId instance) => new(instance.Value);
}
