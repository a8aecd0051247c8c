namespace AssetCore.Format.Events;

/// <summary>
/// The dense number of a container: 0, 1, 2 ... in order of creation, never given out again. Never shown outside.
/// </summary>
/// <param name="Value">The number.</param>
public readonly record struct ContainerIndex(int Value);
