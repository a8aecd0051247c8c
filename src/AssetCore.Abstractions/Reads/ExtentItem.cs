using AssetCore.Containers;

namespace AssetCore.Reads;

/// <summary>A registered extent of a class.</summary>
/// <param name="StackKey">For this variant only; null for all without one of their own.</param>
/// <param name="Extent">What is covered, unturned.</param>
public readonly record struct ExtentItem(uint? StackKey, Extent Extent);
