namespace AssetCore.Format.Events;

/// <summary>The world's own row changed.</summary>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct WorldSet(WorldRow? After, WorldRow? Before);
