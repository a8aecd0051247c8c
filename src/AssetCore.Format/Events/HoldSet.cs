using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>A hold's row changed. Holds have no dense number: an ended hold leaves no trace.</summary>
/// <param name="Hold">The hold.</param>
/// <param name="After">The row afterwards; null if it has ended.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct HoldSet(HoldId Hold, HoldRow? After, HoldRow? Before);
