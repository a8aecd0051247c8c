namespace AssetCore.Format.Events;

/// <summary>A class's row changed.</summary>
/// <param name="Class">The cell.</param>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct ClassSet(ClassIndex Class, ClassRow? After, ClassRow? Before);
