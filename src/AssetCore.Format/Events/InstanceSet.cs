using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>An instance's row changed.</summary>
/// <param name="Instance">The cell.</param>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct InstanceSet(InstanceId Instance, InstanceRow? After, InstanceRow? Before);
