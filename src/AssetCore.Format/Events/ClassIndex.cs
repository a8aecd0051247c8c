namespace AssetCore.Format.Events;

/// <summary>
/// The dense number of a class: 0, 1, 2 ... in order of registration, never given out again. Never shown outside.
/// </summary>
/// <param name="Value">The number.</param>
public readonly record struct ClassIndex(int Value);
