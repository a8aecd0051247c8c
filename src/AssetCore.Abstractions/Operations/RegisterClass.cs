using AssetCore.Containers;
using AssetCore.Ids;

namespace AssetCore.Operations;

/// <summary>Makes a class known.</summary>
/// <param name="ClassId">Its id, not in use.</param>
/// <param name="Name">A name for people, 1 to 256 characters.</param>
/// <param name="Flags">A bit mask, stored as given.</param>
/// <param name="Behavior">What it demands of places that hold it; null for nothing.</param>
public sealed record RegisterClass(ClassId ClassId, string Name, ulong Flags, ClassBehavior? Behavior) : Operation
{
    /// <inheritdoc />
    public override OperationCode Code => OperationCode.RegisterClass;
}
