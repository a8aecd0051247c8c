using AssetCore.Containers;

namespace AssetCore.Format.Events;

/// <summary>The extent of a class and key changed.</summary>
/// <param name="Class">The cell's class.</param>
/// <param name="Key">The cell's key, or null.</param>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct ExtentSet(ClassIndex Class, uint? Key, Extent? After, Extent? Before);
