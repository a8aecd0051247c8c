using AssetCore.Containers;

namespace AssetCore.Reads;

/// <summary>One registered shape.</summary>
/// <param name="StackKey">The key it is for, or null for every key without one of its own.</param>
/// <param name="Shape">The cells covered, unturned.</param>
public readonly record struct ShapeItem(uint? StackKey, Shape Shape);
