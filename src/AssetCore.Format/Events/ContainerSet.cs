namespace AssetCore.Format.Events;

/// <summary>A container's row changed.</summary>
/// <param name="Container">The cell.</param>
/// <param name="After">The row afterwards; null if it is gone.</param>
/// <param name="Before">The row before; null if there was none.</param>
public readonly record struct ContainerSet(ContainerIndex Container, ContainerRow? After, ContainerRow? Before);
