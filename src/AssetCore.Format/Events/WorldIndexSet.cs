using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>A row of the index of worlds changed; in the log of world 0 only.</summary>
/// <param name="World">The cell.</param>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct WorldIndexSet(WorldId World, WorldIndexRow? After, WorldIndexRow? Before);
