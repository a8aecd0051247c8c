using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>A stack's row changed.</summary>
/// <param name="Stack">The cell.</param>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct StackSet(StackId Stack, StackRow? After, StackRow? Before);
